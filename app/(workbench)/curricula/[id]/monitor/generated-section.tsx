import { Sprout } from "lucide-react";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import {
  type FacetQuality,
  facets,
  type GeneratedRun,
  mixDrift,
  shareOf,
  type UnfinishedRun,
} from "@/lib/monitor";
import { LineChart, type Series } from "@/lib/ui/charts";
import { type Column, DataTable, useFormats } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { EmptyState, Section } from "@/lib/ui/layout";
import { LeftOut } from "./left-out";

type GeneratedSectionsProps = {
  curriculumId: string;
  runs: readonly GeneratedRun[];
  unfinished: readonly UnfinishedRun[];
  quality: readonly FacetQuality[];
  titles: ReadonlyMap<string, string>;
};

/** Transformations drawn in the chart; the table has all. */
const mostSeries = 6;

/** What generate runs wrote: how it fared by what it was made with, and how the mix moves from run to run. */
export function GeneratedSections(props: GeneratedSectionsProps) {
  const { curriculumId, runs, unfinished, quality, titles } = props;
  const t = useTranslations("monitor.generated");
  const columns = useColumns(titles);
  if (quality.length === 0) {
    return (
      <Section title={t("title")}>
        <EmptyState
          icon={Sprout}
          title={t("none")}
          action={
            <ButtonLink href={`/runs/new?stage=generate&curriculum=${curriculumId}`}>
              {t("generate")}
            </ButtonLink>
          }
        >
          {t("noneExplanation")}
        </EmptyState>
      </Section>
    );
  }
  const drift: Series[] = [
    {
      id: "drift",
      label: t("effect"),
      points: runs.slice(1).map((run, index) => ({ x: index + 2, y: mixDrift(run, runs[index]!) })),
    },
  ];
  return (
    <>
      <Section title={t("title")} description={t("description")} flush>
        <DataTable
          caption={t("title")}
          columns={columns}
          rows={ordered(quality)}
          rowKey={({ facet, value }) => `${facet} ${value}`}
          groupOf={({ facet }) => (facet === "whole" ? "" : t(`facets.${facet}`))}
        />
      </Section>
      <Section title={t("mix")} description={t("mixDescription")}>
        <div className="grid gap-6 lg:grid-cols-2">
          <LineChart title={t("share")} xLabel={t("run")} format="percent" series={mix(runs, titles)} />
          <LineChart
            title={t("drift")}
            xLabel={t("run")}
            yLabel={t("effect")}
            yDomain={[0, 1]}
            series={drift}
            empty={t("twoRuns")}
          />
        </div>
        <LeftOut runs={unfinished} />
      </Section>
    </>
  );
}

function ordered(quality: readonly FacetQuality[]): FacetQuality[] {
  return ["whole", ...facets].flatMap((facet) => quality.filter((row) => row.facet === facet));
}

function useColumns(titles: ReadonlyMap<string, string>): Column<FacetQuality>[] {
  const t = useTranslations("monitor.generated");
  const translate = useTranslations();
  const { number, percent } = useFormats();
  const share = (
    key: "measured" | "solved" | "approved" | "rejected" | "duplicates",
    of: (row: FacetQuality) => number | null,
  ): Column<FacetQuality> => ({
    key,
    header: t(`columns.${key}`),
    align: "right",
    cell: (row) => percent(of(row)),
  });
  return [
    {
      key: "value",
      header: t("columns.value"),
      wrap: true,
      cell: ({ facet, value }) =>
        facet === "whole" ? t("facets.whole") : (titles.get(value) ?? shownName(translate, value)),
    },
    {
      key: "problems",
      header: t("columns.problems"),
      align: "right",
      cell: ({ problems }) => number(problems),
    },
    share("measured", ({ measured, problems }) => shareOf(measured, problems)),
    share("solved", ({ solved, measured }) => shareOf(solved, measured)),
    share("approved", ({ approved, problems }) => shareOf(approved, problems)),
    share("rejected", ({ rejected, problems }) => shareOf(rejected, problems)),
    share("duplicates", ({ duplicates, problems }) => shareOf(duplicates, problems + duplicates)),
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
