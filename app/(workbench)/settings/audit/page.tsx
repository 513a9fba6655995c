import { Download } from "lucide-react";
import type { Metadata } from "next";
import type { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import type { AuditAction } from "@/lib/audit";
import { type Parties, partiesOf } from "@/lib/audit/parties";
import { listAudit, verifyAuditChain } from "@/lib/audit/read";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { type Column, DataTable, type Formats, formatsFor, Hash, Pager } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Callout, Section } from "@/lib/ui/layout";
import { AuditChange } from "./audit-change";
import { AuditFilterShown, AuditParty, auditHref } from "./audit-party";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

const pageLength = 50;

const one = z.string().max(200).optional().catch(undefined);
const querySchema = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .catch(undefined),
  check: one,
  actor: one,
  subject: one,
});
type Row = Awaited<ReturnType<typeof listAudit>>[number];
type T = ReturnType<typeof useTranslations<"audit">>;

const columns = (t: T, { dateTime }: Formats, parties: Parties): Column<Row>[] => [
  { key: "id", header: t("number"), align: "right", width: "4rem", cell: (entry) => String(entry.id) },
  { key: "at", header: t("when"), cell: (entry) => dateTime(entry.at) },
  {
    key: "actor",
    header: t("who"),
    cell: ({ actor }) => <AuditParty text={actor} parties={parties} of="actor" />,
  },
  {
    key: "action",
    header: t("what"),
    wrap: true,
    cell: (entry) => <AuditChange entry={entry} action={actionName(t, entry.action)} />,
  },
  {
    key: "subject",
    header: t("to"),
    cell: ({ subject }) => <AuditParty text={subject} parties={parties} of="subject" />,
  },
  { key: "hash", header: t("hash"), cell: (entry) => <Hash value={entry.hash} /> },
];

/** An entry of another release may have an action that this one does not know. */
function actionName(t: T, action: string): string {
  const key = `actions.${action}` as `actions.${AuditAction}`;
  return t.has(key) ? t(key) : action;
}

type PageProps = { searchParams: Promise<Record<string, unknown>> };

export default async function AuditPage({ searchParams }: PageProps) {
  await pageActor("audit");
  const t = await getTranslations("audit");
  const formats = formatsFor(await getLocale());
  const { before, check, ...filter } = querySchema.parse(await searchParams);
  const entries = await listAudit(database(), { before, ...filter, limit: pageLength });
  const parties = await partiesOf(
    database(),
    entries.flatMap(({ actor, subject }) => [actor, subject]),
  );
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
            <ButtonLink href={auditHref({ check: "1" })}>{t("check")}</ButtonLink>
          </>
        }
        flush
      >
        <AuditFilterShown filter={filter} parties={parties} />
        <DataTable
          caption={t("title")}
          columns={columns(t, formats, parties)}
          rows={entries}
          rowKey={(entry) => String(entry.id)}
          empty={t("none")}
        />
      </Section>
      <Pager
        previousHref={before === undefined ? undefined : auditHref(filter)}
        nextHref={more ? auditHref({ ...filter, before: String(last.id) }) : undefined}
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
