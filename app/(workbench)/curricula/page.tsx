import { GitFork } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { type CurriculumOverview, curriculaOverview } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { domains } from "@/lib/domains/registry";
import {
  type Column,
  DataTable,
  formatNumber,
  Pager,
  Progress,
  RelativeTime,
  RunStatusBadge,
  rowsOfPage,
  StageLabel,
} from "@/lib/ui/data";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { CreateCurriculum } from "./create-curriculum";

export const metadata: Metadata = { title: "Curricula" };

const searchSchema = z.object({ after: z.string().max(64).optional().catch(undefined) });

export default async function CurriculaPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const actor = await pageActor("read");
  const { after } = searchSchema.parse(await searchParams);
  const { curricula, next } = await curriculaOverview(database(), { after, limit: rowsOfPage });
  const bundledCount = domains[0]?.problemSets.training.length ?? 0;
  const create = can(actor, "operate") && <CreateCurriculum bundledCount={bundledCount} />;
  return (
    <>
      <PageHeader
        title="Curricula"
        description="Root problems, the easier variants grown from them, and the runs that learn from both."
        actions={curricula.length > 0 && create}
      />
      <PageBody>
        {curricula.length === 0 && !after ? (
          <Section title="No curriculum yet" flush>
            <EmptyState icon={GitFork} title="Start with problems that are too hard" action={create}>
              Take the {bundledCount} bundled integrals or your own. A model then writes easier variants,
              level by level, until some are within reach.
            </EmptyState>
          </Section>
        ) : (
          <Section title="Newest first" flush>
            <DataTable
              caption="Curricula"
              columns={columns}
              rows={curricula}
              rowKey={({ id }) => id}
              rowHref={({ id }) => `/curricula/${id}`}
            />
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

const columns: Column<CurriculumOverview>[] = [
  { key: "name", header: "Name", cell: ({ name }) => <span className="font-medium">{name}</span> },
  {
    key: "levels",
    header: "Problems by level",
    cell: ({ levels }) => (
      <span className="flex gap-3">
        {levels.map(({ level, count }) => (
          <span key={level}>
            <span className="text-muted">{level === 0 ? "roots" : `L${level}`}</span> {formatNumber(count)}
          </span>
        ))}
      </span>
    ),
  },
  {
    key: "review",
    header: "Reviewed",
    width: "14rem",
    cell: (row) => <ReviewProgress states={row.states} />,
  },
  {
    key: "run",
    header: "Last run",
    cell: ({ lastRun }) =>
      lastRun ? (
        <span className="flex items-center gap-2">
          <StageLabel stage={lastRun.stage} />
          <RunStatusBadge status={lastRun.status} />
          <span className="text-muted">
            <RelativeTime at={lastRun.queuedAt} />
          </span>
        </span>
      ) : (
        <span className="text-muted">None</span>
      ),
  },
];

function ReviewProgress({ states }: { states: CurriculumOverview["states"] }) {
  const decided = states.approved + states.rejected;
  return (
    <Progress
      done={decided}
      total={decided + states.pending + states.conflict}
      unit="reviewed"
      label="Reviewed problems"
    />
  );
}
