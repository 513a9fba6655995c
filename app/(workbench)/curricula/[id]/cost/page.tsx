import { Coins, TrendingUp } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { type BudgetPolicy, costReport, type PointCost, type StageCost } from "@/lib/accounting";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { type Column, DataTable, formatDuration, formatMoney, formatNumber } from "@/lib/ui/data";
import { EmptyState, PageBody, PageHeader, Section, Stat, StatRow } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CurriculumTabs } from "../curriculum-tabs";
import { BudgetDialog } from "./budget-dialog";

export const metadata: Metadata = { title: "Cost" };

const stageColumns: Column<StageCost>[] = [
  { key: "stage", header: "Stage", cell: ({ stage }) => stage },
  { key: "runs", header: "Runs", align: "right", cell: ({ runs }) => formatNumber(runs) },
  { key: "tokens", header: "Tokens", align: "right", cell: ({ tokens }) => formatNumber(tokens) },
  {
    key: "dollars",
    header: "Cost",
    align: "right",
    cell: ({ dollars, unpricedRequests }) =>
      unpricedRequests > 0
        ? `${formatMoney(dollars)} and ${formatNumber(unpricedRequests)} requests without a price`
        : formatMoney(dollars),
  },
  { key: "cpu", header: "CPU time", align: "right", cell: ({ cpuSeconds }) => formatDuration(cpuSeconds) },
  { key: "gpu", header: "GPU hours", align: "right", cell: ({ gpuHours }) => formatNumber(gpuHours) },
];

const per = (points: number, whole: number) => (points > 0 ? whole / points : null);
const pointColumns: Column<PointCost>[] = [
  { key: "run", header: "Training run", cell: ({ runId }) => <Link href={`/runs/${runId}`}>train</Link> },
  { key: "benchmark", header: "Benchmark", cell: ({ benchmark }) => benchmark },
  { key: "points", header: "Points gained", align: "right", cell: ({ points }) => formatNumber(points) },
  {
    key: "dollars",
    header: "Cost a point",
    align: "right",
    cell: ({ points, dollars }) => formatMoney(per(points, dollars)),
  },
  {
    key: "cpu",
    header: "CPU time a point",
    align: "right",
    cell: ({ points, cpuSeconds }) => formatDuration(per(points, cpuSeconds)),
  },
  {
    key: "gpu",
    header: "GPU hours a point",
    align: "right",
    cell: ({ points, gpuHours }) => formatNumber(per(points, gpuHours)),
  },
];

export default async function CostPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  const report = await costReport(database(), id).catch(orNotFound);
  const { perApproved, budget } = report;
  return (
    <>
      <PageHeader
        title={report.name}
        breadcrumbs={[{ label: "Curricula", href: "/curricula" }]}
        tabs={<CurriculumTabs curriculumId={id} />}
      />
      <PageBody>
        <Section
          title="Cost of an approved variant"
          description="Generation, verification and review, over the variants that were approved."
          actions={can(actor, "operate") && <BudgetDialog curriculumId={id} budget={budget} />}
        >
          <StatRow>
            <Stat label="Approved variants" value={formatNumber(report.approvedVariants)} />
            <Stat label="Cost each" value={formatMoney(perApproved.dollars)} />
            <Stat label="CPU time each" value={formatDuration(perApproved.cpuSeconds)} />
            <Stat
              label="Reviewers' time each"
              value={formatDuration(
                perApproved.reviewerMinutes === null ? null : 60 * perApproved.reviewerMinutes,
              )}
              hint={`${formatDuration(60 * report.review.minutes)} in ${formatNumber(report.review.decisions)} timed decisions`}
            />
          </StatRow>
          <p className="mt-3 text-muted">{inWords(budget)}</p>
        </Section>
        <Section title="By stage" flush>
          <DataTable
            caption="Cost by stage"
            columns={stageColumns}
            rows={report.stages}
            rowKey={({ stage }) => stage}
            empty={
              <EmptyState icon={Coins} title="Nothing was spent yet">
                Tokens, money and processor time of each stage stand here after the first run.
              </EmptyState>
            }
          />
        </Section>
        <Section
          title="Return"
          description="What a training run gained on a benchmark, where its version and the one it was trained from were evaluated."
          flush
        >
          <DataTable
            caption="Cost of a point of accuracy"
            columns={pointColumns}
            rows={report.points}
            rowKey={({ runId, benchmark }) => `${runId} ${benchmark}`}
            empty={<EmptyState icon={TrendingUp} title="No training run was evaluated on both sides yet" />}
          />
        </Section>
      </PageBody>
    </>
  );
}

function inWords({ dollarsPerRun, cpuHoursPerRun, gpuHoursPerRun }: BudgetPolicy): string {
  const bounds = [
    dollarsPerRun === null ? [] : [formatMoney(dollarsPerRun)],
    cpuHoursPerRun === null ? [] : [`${formatNumber(cpuHoursPerRun)} CPU hours`],
    gpuHoursPerRun === null ? [] : [`${formatNumber(gpuHoursPerRun)} GPU hours`],
  ].flat();
  return bounds.length === 0 ? "Runs have no budget." : `A run may use at most ${bounds.join(", ")}.`;
}
