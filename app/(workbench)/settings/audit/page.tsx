import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { partiesIn } from "@/lib/audit/change-items";
import { type AuditFilter, readableFilter } from "@/lib/audit/filter";
import { partiesOf } from "@/lib/audit/parties";
import { type AuditEntry, actorsInLog, changesOf, listAudit } from "@/lib/audit/read";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { Pager } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { auditHref } from "./audit-address";
import { AuditConditions } from "./audit-conditions";
import { AuditDownloads } from "./audit-downloads";
import { AuditFilters } from "./audit-filters";
import { AuditTable } from "./audit-table";
import { ChainStatus } from "./chain-status";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

const pageLength = 50;

/** The most curricula that are offered to choose from. */
const mostCurricula = 500;

const querySchema = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .catch(undefined),
  check: z.string().optional().catch(undefined),
});

type PageProps = { searchParams: Promise<Record<string, unknown>> };

export default async function AuditPage({ searchParams }: PageProps) {
  await pageActor("audit");
  const t = await getTranslations("audit");
  const query = await searchParams;
  const { before, check } = querySchema.parse(query);
  const filter = readableFilter(query);
  const entries = await listAudit(database(), { before, ...filter, limit: pageLength });
  const [actors, curricula] = await Promise.all([
    actorsInLog(database()),
    database().curriculum.findMany({
      select: { id: true, name: true },
      orderBy: { name: "asc" },
      take: mostCurricula,
    }),
  ]);
  const parties = await partiesOf(database(), [
    ...actors,
    ...entries.flatMap(textsOf),
    ...textsOfFilter(filter),
  ]);
  const last = entries.at(-1);
  const more = entries.length === pageLength && last && last.id > 1n;
  return (
    <>
      {check === "1" && <ChainStatus />}
      <Section title={t("title")} description={t("description")} flush>
        <AuditFilters filter={filter} actors={actors} curricula={curricula} parties={parties} />
        <AuditConditions filter={filter} parties={parties} />
        <AuditTable entries={entries} parties={parties} filter={filter} />
      </Section>
      <Pager
        previousHref={before === undefined ? undefined : auditHref(filter)}
        nextHref={more ? auditHref({ ...filter, before: String(last.id) }) : undefined}
      />
      <AuditDownloads filter={filter} />
    </>
  );
}

const textsOf = (entry: AuditEntry): string[] => [entry.actor, entry.subject, ...partiesIn(changesOf(entry))];

const textsOfFilter = ({ actor, subject, curriculum }: AuditFilter): string[] =>
  [actor, subject, curriculum && `curriculum:${curriculum}`].filter((text) => text !== undefined);
