import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { listApiTokens } from "@/lib/auth/api-tokens";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { EmptyState, Section } from "@/lib/ui/layout";
import { NewTokenDialog } from "./new-token-dialog";
import { RevokeToken } from "./revoke-token";

export const metadata: Metadata = { title: "API tokens" };

type Row = Awaited<ReturnType<typeof listApiTokens>>[number];

const columns: Column<Row>[] = [
  { key: "name", header: "Name", cell: (token) => token.name },
  { key: "owner", header: "Acts for", cell: (token) => token.user.name },
  { key: "state", header: "State", cell: (token) => <State token={token} /> },
  {
    key: "used",
    header: "Last used",
    cell: (token) => (token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : "never"),
  },
  { key: "expires", header: "Expires", cell: (token) => <RelativeTime at={token.expiresAt} /> },
  {
    key: "revoke",
    header: <span className="sr-only">Actions</span>,
    align: "right",
    cell: (token) => (token.revokedAt ? null : <RevokeToken tokenId={token.id} name={token.name} />),
  },
];

export default async function TokensPage() {
  const actor = await pageActor("tokens");
  const tokens = await listApiTokens(database(), actor);
  return (
    <Section
      title="API tokens"
      description="A program with your token may do what your role may, except manage accounts and tokens."
      actions={<NewTokenDialog />}
      flush
    >
      <DataTable
        caption="API tokens"
        columns={columns}
        rows={tokens}
        rowKey={(token) => token.id}
        empty={
          <EmptyState icon={KeyRound} title="No tokens yet">
            The command line and other programs sign their requests with one.
          </EmptyState>
        }
      />
    </Section>
  );
}

function State({ token }: { token: Row }) {
  if (token.revokedAt) return <Badge tone="neutral">Revoked</Badge>;
  if (token.expiresAt <= new Date()) return <Badge tone="neutral">Expired</Badge>;
  return <Badge tone="ok">Works</Badge>;
}
