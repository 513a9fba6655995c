import type { Metadata } from "next";
import { listAudit, verifyAuditChain } from "@/lib/audit/read";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { type Column, DataTable, formatDateTime, formatNumber, Hash, Pager } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Callout, Section } from "@/lib/ui/layout";

export const metadata: Metadata = { title: "Audit log" };

const pageLength = 50;

type Query = { before?: string | string[]; check?: string | string[] };
type Row = Awaited<ReturnType<typeof listAudit>>[number];

const columns: Column<Row>[] = [
  { key: "id", header: "No.", align: "right", width: "4rem", cell: (entry) => String(entry.id) },
  { key: "at", header: "When (UTC)", cell: (entry) => formatDateTime(entry.at) },
  { key: "actor", header: "Who", cell: (entry) => <code className="font-mono text-xs">{entry.actor}</code> },
  { key: "action", header: "What", cell: (entry) => entry.action },
  {
    key: "subject",
    header: "To",
    cell: (entry) => <code className="font-mono text-xs">{entry.subject}</code>,
  },
  { key: "hash", header: "Hash", cell: (entry) => <Hash value={entry.hash} /> },
];

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  await pageActor("audit");
  const { before, check } = await searchParams;
  const from = typeof before === "string" && /^\d{1,18}$/.test(before) ? BigInt(before) : undefined;
  const entries = await listAudit(database(), { before: from, limit: pageLength });
  const last = entries.at(-1);
  const more = entries.length === pageLength && last && last.id > 1n;
  return (
    <>
      {check === "1" && <ChainStatus />}
      <Section
        title="Audit log"
        description="Who did what. Entries are added in the transaction of what they record and are chained by SHA-256."
        actions={<ButtonLink href="/settings/audit?check=1">Check the chain</ButtonLink>}
        flush
      >
        <DataTable
          caption="Audit log"
          columns={columns}
          rows={entries}
          rowKey={(entry) => String(entry.id)}
        />
      </Section>
      <Pager
        previousHref={from === undefined ? undefined : "/settings/audit"}
        nextHref={more ? `/settings/audit?before=${last.id}` : undefined}
      />
    </>
  );
}

async function ChainStatus() {
  const status = await verifyAuditChain(database());
  if (status.intact) {
    return (
      <Callout tone="ok" title="The chain is intact">
        {formatNumber(status.entries)} entries were read and each hash recomputed, just now.
      </Callout>
    );
  }
  return (
    <Callout tone="bad" title={`The chain breaks at entry ${status.brokenAt}`}>
      The {formatNumber(status.entries)} entries before it agree. Somebody changed or removed rows past the
      database&apos;s own guard: compare with a backup.
    </Callout>
  );
}
