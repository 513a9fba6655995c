import { GitCompareArrows } from "lucide-react";
import type { Metadata } from "next";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { listRuns } from "@/lib/runs";
import { type AccuracyDifference, compareRuns, type Difference } from "@/lib/runs/compare-runs";
import { type Column, DataTable, formatDateTime } from "@/lib/ui/data";
import { Button, Field, Select } from "@/lib/ui/forms";
import { EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { inWords } from "../new/config-fields";
import { subjectOf, versionName } from "../run-subject";
import { OverlaidCharts } from "./overlaid-charts";

export const metadata: Metadata = { title: "Compare runs" };

const id = z.string().max(64).optional().catch(undefined);
const searchSchema = z.object({ first: id, second: id });
const mostChoices = 200;

type ListedRun = Awaited<ReturnType<typeof listRuns>>["runs"][number];

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  const { first, second } = searchSchema.parse(await searchParams);
  const actor = await pageActor("read", { runId: [first, second] });
  const db = database();
  const { runs } = await listRuns(db, actor, { stage: "train", limit: mostChoices });
  const compared = first && second ? await compareRuns(db, first, second).catch(orNotFound) : null;
  return (
    <>
      <PageHeader
        title="Compare training runs"
        breadcrumbs={[{ label: "Runs", href: "/runs" }]}
        description="What differed at launch, how they went, and how accurate what they made is."
      />
      <PageBody>
        <form className="grid gap-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
          <RunChoice name="first" label="First run" runs={runs} chosen={first} />
          <RunChoice name="second" label="Second run" runs={runs} chosen={second} />
          <Button type="submit" variant="primary">
            Compare
          </Button>
        </form>
        {compared ? (
          <>
            <Section title="Accuracy of what they made" flush>
              <DataTable
                caption="Accuracy of what they made"
                columns={accuracyColumns}
                rows={compared.accuracy}
                rowKey={({ benchmark }) => benchmark}
                empty="No benchmark has been run on the results of both."
              />
            </Section>
            <Section title="Launched differently" flush>
              <DataTable
                caption="Launched differently"
                columns={differenceColumns}
                rows={compared.differences}
                rowKey={({ name }) => name}
                empty="Nothing differs."
              />
            </Section>
            <OverlaidCharts first={compared.firstMetrics} second={compared.secondMetrics} />
          </>
        ) : (
          <EmptyState icon={GitCompareArrows} title="Choose two runs">
            Their metrics are drawn over each other.
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

function RunChoice(choice: { name: string; label: string; runs: readonly ListedRun[]; chosen?: string }) {
  const options = choice.runs.map((run) => ({
    value: run.id,
    label: `${subjectOf(run)?.name ?? "run"}, ${versionName(run.modelVersion)}, ${formatDateTime(run.queuedAt)}`,
  }));
  return (
    <Field name={choice.name} label={choice.label}>
      <Select options={options} defaultValue={choice.chosen ?? options[0]?.value} />
    </Field>
  );
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const signed = (value: number) => `${value < 0 ? "−" : "+"}${(100 * Math.abs(value)).toFixed(1)}`;

const accuracyColumns: Column<AccuracyDifference>[] = [
  { key: "benchmark", header: "Benchmark", cell: ({ benchmark }) => benchmark },
  { key: "first", header: "First", align: "right", cell: ({ first }) => percent(first) },
  { key: "second", header: "Second", align: "right", cell: ({ second }) => percent(second) },
  {
    key: "difference",
    header: "Difference, points",
    align: "right",
    cell: ({ difference }) => signed(difference),
  },
  {
    key: "interval",
    header: "95 % interval",
    align: "right",
    cell: ({ low, high }) =>
      `${signed(low)} to ${signed(high)}${low <= 0 && high >= 0 ? ", no difference shown" : ""}`,
  },
];

const differenceColumns: Column<Difference>[] = [
  { key: "name", header: "Setting", cell: ({ name }) => inWords(name) },
  { key: "first", header: "First", wrap: true, cell: ({ first }) => first ?? "–" },
  { key: "second", header: "Second", wrap: true, cell: ({ second }) => second ?? "–" },
];
