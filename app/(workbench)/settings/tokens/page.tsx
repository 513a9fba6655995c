import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { listApiTokens } from "@/lib/auth/api-tokens";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { Badge, type Column, DataTable, RelativeTime } from "@/lib/ui/data";
import { EmptyState, Section } from "@/lib/ui/layout";
import { NewTokenDialog } from "./new-token-dialog";
import { RevokeToken } from "./revoke-token";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.tokens"))("title") };
}

type Row = Awaited<ReturnType<typeof listApiTokens>>[number];

type T = ReturnType<typeof useTranslations<"settings">>;

const columns = (t: T): Column<Row>[] => [
  { key: "name", header: t("tokens.name"), cell: (token) => token.name },
  { key: "owner", header: t("tokens.owner"), cell: (token) => token.user.name },
  { key: "state", header: t("tokens.state"), cell: (token) => <State token={token} /> },
  {
    key: "used",
    header: t("tokens.used"),
    cell: (token) => (token.lastUsedAt ? <RelativeTime at={token.lastUsedAt} /> : t("tokens.never")),
  },
  { key: "expires", header: t("tokens.expires"), cell: (token) => <RelativeTime at={token.expiresAt} /> },
  {
    key: "revoke",
    header: <span className="sr-only">{t("actionsColumn")}</span>,
    align: "right",
    cell: (token) => (token.revokedAt ? null : <RevokeToken tokenId={token.id} name={token.name} />),
  },
];

export default async function TokensPage() {
  const actor = await pageActor("tokens");
  const t = await getTranslations("settings");
  const tokens = await listApiTokens(database(), actor);
  return (
    <Section
      title={t("tokens.title")}
      description={t("tokens.description")}
      actions={<NewTokenDialog />}
      flush
    >
      <DataTable
        caption={t("tokens.title")}
        columns={columns(t)}
        rows={tokens}
        rowKey={(token) => token.id}
        empty={
          <EmptyState icon={KeyRound} title={t("tokens.empty")}>
            {t("tokens.emptyHint")}
          </EmptyState>
        }
      />
    </Section>
  );
}

function State({ token }: { token: Row }) {
  const t = useTranslations("settings.tokens");
  if (token.revokedAt) return <Badge tone="neutral">{t("revoked")}</Badge>;
  if (token.expiresAt <= new Date()) return <Badge tone="neutral">{t("expired")}</Badge>;
  return <Badge tone="ok">{t("works")}</Badge>;
}
