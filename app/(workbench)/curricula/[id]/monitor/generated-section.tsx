import { Sprout } from "lucide-react";
import { type FacetQuality, facets, type GeneratedRun, mixDrift, shareOf } from "@/lib/monitor";
import { LineChart, type Series } from "@/lib/ui/charts";
import { type Column, DataTable, formatNumber, formatPercent } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, Section } from "@/lib/ui/layout";

type GeneratedSectionsProps = {
  curriculumId: string;
  runs: readonly GeneratedRun[];
  quality: readonly FacetQuality[];
  titles: ReadonlyMap<string, string>;
};

/** Transformations drawn in the chart; the table has all. */
const mostSeries = 6;

/** What generate runs wrote: how it fared by what it was made with, and how the mix moves from run to run. */
export function GeneratedSections({ curriculumId, runs, quality, titles }: GeneratedSectionsProps) {
  if (quality.length === 0) {
    return (
      <Section title="Quality of generation">
        <EmptyState
          icon={Sprout}
          title="No variant was generated yet"
          action={
            <ButtonLink href={`/runs/new?stage=generate&curriculum=${curriculumId}`}>Generate</ButtonLink>
          }
        >
          How variants fare by transformation, persona, temperature and model stands here after the first
          generate run.
        </EmptyState>
      </Section>
    );
  }
  const drift: Series[] = [
    {
      id: "drift",
      label: "Cramér's V",
      points: runs.slice(1).map((run, index) => ({ x: index + 2, y: mixDrift(run, runs[index]!) })),
    },
  ];
  return (
    <>
      <Section
        title="Quality of generation"
        description="Solved: of those measured, solved at least once. Duplicates: proposals that were in the curriculum already."
        flush
      >
        <DataTable
          caption="Quality of generation"
          columns={columns(titles)}
          rows={ordered(quality)}
          rowKey={({ facet, value }) => `${facet} ${value}`}
          maxHeight="28rem"
        />
      </Section>
      <Section title="Mix of transformations" description="How it moves from one generate run to the next.">
        <div className="grid gap-6 lg:grid-cols-2">
          <LineChart
            title="Share of variants"
            xLabel="Generate run"
            format="percent"
            series={mix(runs, titles)}
          />
          <LineChart
            title="Drift from the run before"
            xLabel="Generate run"
            yLabel="Cramér's V"
            yDomain={[0, 1]}
            series={drift}
            empty="Two generate runs are needed."
          />
        </div>
      </Section>
    </>
  );
}

function ordered(quality: readonly FacetQuality[]): FacetQuality[] {
  return ["whole", ...facets].flatMap((facet) => quality.filter((row) => row.facet === facet));
}

function columns(titles: ReadonlyMap<string, string>): Column<FacetQuality>[] {
  const share = (
    key: string,
    header: string,
    of: (row: FacetQuality) => number | null,
  ): Column<FacetQuality> => ({
    key,
    header,
    align: "right",
    cell: (row) => formatPercent(of(row)),
  });
  return [
    {
      key: "facet",
      header: "By",
      cell: ({ facet }) =>
        facet === "whole" ? "All variants" : facet.charAt(0).toUpperCase() + facet.slice(1),
    },
    { key: "value", header: "Made with", wrap: true, cell: ({ value }) => titles.get(value) ?? value },
    { key: "problems", header: "Variants", align: "right", cell: ({ problems }) => formatNumber(problems) },
    share("measured", "Measured", ({ measured, problems }) => shareOf(measured, problems)),
    share("solved", "Solved", ({ solved, measured }) => shareOf(solved, measured)),
    share("approved", "Approved", ({ approved, problems }) => shareOf(approved, problems)),
    share("rejected", "Rejected", ({ rejected, problems }) => shareOf(rejected, problems)),
    share("duplicates", "Duplicates", ({ duplicates, problems }) =>
      shareOf(duplicates, problems + duplicates),
    ),
  ];
}

function mix(runs: readonly GeneratedRun[], titles: ReadonlyMap<string, string>): Series[] {
  const totals = new Map<string, number>();
  for (const { transformations } of runs)
    for (const { transformation, problems } of transformations)
      totals.set(transformation, (totals.get(transformation) ?? 0) + problems);
  const most = [...totals].sort(([, a], [, b]) => b - a).slice(0, mostSeries);
  return most.map(([id]) => ({
    id,
    label: titles.get(id) ?? id,
    points: runs.map((run, index) => ({
      x: index + 1,
      y: shareOf(
        run.transformations.find(({ transformation }) => transformation === id)?.problems ?? 0,
        run.problems,
      ),
    })),
  }));
}
