import { GitFork } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { type CurriculumOverview, curriculaOverview } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { domains } from "@/lib/domains/registry";
import { shownName } from "@/lib/language/bundled-words";
import {
  type Column,
  DataTable,
  Pager,
  Progress,
  RelativeTime,
  RunStatusBadge,
  rowsOfPage,
  StageLabel,
  useFormats,
} from "@/lib/ui/data";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CreateCurriculum } from "./create-curriculum";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("curricula"))("title") };
}

const searchSchema = z.object({ after: z.string().max(64).optional().catch(undefined) });

export default async function CurriculaPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const actor = await pageActor("read");
  const { after } = searchSchema.parse(await searchParams);
  const { curricula, next } = await curriculaOverview(database(), actor, { after, limit: rowsOfPage });
  const t = await getTranslations("curricula");
  const bundledCount = domains[0]?.problemSets.training.length ?? 0;
  const create = can(actor, "operate") && <CreateCurriculum bundledCount={bundledCount} />;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={curricula.length > 0 && create}
      />
      <PageBody>
        {curricula.length === 0 && !after ? (
          <Section title={t("empty.heading")} flush>
            <EmptyState icon={GitFork} title={t("empty.title")} action={create}>
              {t("empty.explanation", { count: bundledCount })}
            </EmptyState>
          </Section>
        ) : (
          <Section title={t("newestFirst")} flush>
            <CurriculaTable curricula={curricula} />
          </Section>
        )}
        {(after || next) && (
          <Pager
            previousHref={after ? "/curricula" : undefined}
            nextHref={next ? `/curricula?after=${next}` : undefined}
          />
        )}
      </PageBody>
    </>
  );
}

function CurriculaTable({ curricula }: { curricula: CurriculumOverview[] }) {
  const t = useTranslations("curricula");
  const translate = useTranslations();
  const columns: Column<CurriculumOverview>[] = [
    {
      key: "name",
      header: t("columns.name"),
      cell: ({ name }) => <span className="font-medium">{shownName(translate, name)}</span>,
    },
    { key: "levels", header: t("columns.levels"), cell: ({ levels }) => <Levels levels={levels} /> },
    {
      key: "review",
      header: t("columns.reviewed"),
      width: "14rem",
      cell: ({ states }) => <ReviewProgress states={states} />,
    },
    { key: "run", header: t("columns.lastRun"), cell: ({ lastRun }) => <LastRun run={lastRun} /> },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={curricula}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/curricula/${id}`}
    />
  );
}

function Levels({ levels }: Pick<CurriculumOverview, "levels">) {
  const t = useTranslations("curricula");
  const { number } = useFormats();
  return (
    <span className="flex gap-3">
      {levels.map(({ level, count }) => (
        <span key={level}>
          <span className="text-muted">{level === 0 ? t("roots") : t("level", { level })}</span>{" "}
          {number(count)}
        </span>
      ))}
    </span>
  );
}

function LastRun({ run }: { run: CurriculumOverview["lastRun"] }) {
  const t = useTranslations("curricula");
  if (!run) return <span className="text-muted">{t("noRun")}</span>;
  return (
    <span className="flex items-center gap-2">
      <StageLabel stage={run.stage} />
      <RunStatusBadge status={run.status} />
      <span className="text-muted">
        <RelativeTime at={run.queuedAt} />
      </span>
    </span>
  );
}

function ReviewProgress({ states }: Pick<CurriculumOverview, "states">) {
  const t = useTranslations("curricula");
  const decided = states.approved + states.rejected;
  return (
    <Progress
      done={decided}
      total={decided + states.pending + states.conflict}
      unit={t("reviewedUnit")}
      label={t("reviewedProblems")}
    />
  );
}
