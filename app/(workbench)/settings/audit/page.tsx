import { Download } from "lucide-react";
import type { Metadata } from "next";
import type { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { AuditAction } from "@/lib/audit";
import { listAudit, verifyAuditChain } from "@/lib/audit/read";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { type Column, DataTable, type Formats, formatsFor, Hash, Pager } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Callout, Section } from "@/lib/ui/layout";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

const pageLength = 50;

type Query = { before?: string | string[]; check?: string | string[] };
type Row = Awaited<ReturnType<typeof listAudit>>[number];

type T = ReturnType<typeof useTranslations<"audit">>;

const columns = (t: T, { dateTime }: Formats): Column<Row>[] => [
  { key: "id", header: t("number"), align: "right", width: "4rem", cell: (entry) => String(entry.id) },
  { key: "at", header: t("when"), cell: (entry) => dateTime(entry.at) },
  {
    key: "actor",
    header: t("who"),
    cell: (entry) => <code className="font-mono text-xs">{entry.actor}</code>,
  },
  { key: "action", header: t("what"), cell: (entry) => actionName(t, entry.action) },
  {
    key: "subject",
    header: t("to"),
    cell: (entry) => <code className="font-mono text-xs">{entry.subject}</code>,
  },
  { key: "hash", header: t("hash"), cell: (entry) => <Hash value={entry.hash} /> },
];

/** An entry of another release may have an action that this one does not know. */
function actionName(t: T, action: string): string {
  const key = `actions.${action}` as `actions.${AuditAction}`;
  return t.has(key) ? t(key) : action;
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<Query> }) {
  await pageActor("audit");
  const t = await getTranslations("audit");
  const formats = formatsFor(await getLocale());
  const { before, check } = await searchParams;
  const from = typeof before === "string" && /^\d{1,18}$/.test(before) ? BigInt(before) : undefined;
  const entries = await listAudit(database(), { before: from, limit: pageLength });
  const last = entries.at(-1);
  const more = entries.length === pageLength && last && last.id > 1n;
  return (
    <>
      {check === "1" && <ChainStatus />}
      <Section
        title={t("title")}
        description={t("description")}
        actions={
          <>
            <ButtonLink href="/api/audit/export" prefetch={false} download icon={<Download aria-hidden />}>
              {t("download")}
            </ButtonLink>
            <ButtonLink href="/settings/audit?check=1">{t("check")}</ButtonLink>
          </>
        }
        flush
      >
        <DataTable
          caption={t("title")}
          columns={columns(t, formats)}
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
  const t = await getTranslations("audit");
  const { number } = formatsFor(await getLocale());
  const status = await verifyAuditChain(database());
  if (status.intact) {
    return (
      <Callout tone="ok" title={t("intact")}>
        {t("intactHint", { count: number(status.entries) })}
      </Callout>
    );
  }
  return (
    <Callout tone="bad" title={t("broken", { number: String(status.brokenAt) })}>
      {t("brokenHint", { count: number(status.entries) })}
    </Callout>
  );
}
