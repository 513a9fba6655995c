import { GitCompareArrows } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { settingTitle, settingValue } from "@/lib/language/run-titles";
import { listRuns } from "@/lib/runs";
import { type AccuracyDifference, compareRuns, type Difference } from "@/lib/runs/compare-runs";
import { type Column, DataTable, Hash, useFormats } from "@/lib/ui/data";
import { Button, Field, Select } from "@/lib/ui/forms";
import { Callout, EmptyState, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { subjectOf, versionName } from "../run-subject";
import { offeredRuns } from "./offered-runs";
import { OverlaidCharts } from "./overlaid-charts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("runs.compare"))("title") };
}

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
  const same = first !== undefined && first === second;
  const compared = first && second && !same ? await compareRuns(db, first, second).catch(orNotFound) : null;
  const offered = offeredRuns(runs, first, second);
  const t = await getTranslations("runs.compare");
  const runsTitle = (await getTranslations("runs"))("title");
  return (
    <>
      <PageHeader
        title={t("heading")}
        breadcrumbs={[{ label: runsTitle, href: "/runs" }]}
        description={t("description")}
      />
      <PageBody>
        <form className="grid gap-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
          <RunChoice name="first" label={t("firstRun")} runs={runs} chosen={offered.first} />
          <RunChoice name="second" label={t("secondRun")} runs={runs} chosen={offered.second} />
          <Button type="submit" variant="primary">
            {t("submit")}
          </Button>
        </form>
        {same && (
          <Callout tone="warn" title={t("same")}>
            {t("sameHint")}
          </Callout>
        )}
        {compared ? (
          <Comparison compared={compared} />
        ) : (
          <EmptyState icon={GitCompareArrows} title={t("choose")}>
            {t("chooseHint")}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}

type Compared = Awaited<ReturnType<typeof compareRuns>>;

function Comparison({ compared }: { compared: Compared }) {
  const t = useTranslations("runs.compare");
  const translate = useTranslations();
  const labels = useLabels(compared);
  return (
    <>
      <Section title={t("accuracy")} flush>
        <DataTable
          caption={t("accuracy")}
          columns={accuracyColumns(t, translate, labels)}
          rows={compared.accuracy}
          rowKey={({ benchmark }) => benchmark}
          empty={t("noAccuracy")}
        />
      </Section>
      <Section title={t("differences")} flush>
        <DataTable
          caption={t("differences")}
          columns={differenceColumns(t, translate, labels)}
          rows={compared.differences}
          rowKey={({ name }) => name}
          empty={t("noDifferences")}
        />
      </Section>
      <OverlaidCharts
        first={{ label: labels.first, metrics: compared.firstMetrics }}
        second={{ label: labels.second, metrics: compared.secondMetrics }}
      />
    </>
  );
}

type Labels = { readonly first: string; readonly second: string };

/** Runs by the versions they made; one that made none by what it started from and when. */
function useLabels({ first, second }: Compared): Labels {
  const t = useTranslations("runs.compare");
  const translate = useTranslations();
  const { dateTime } = useFormats();
  const labelOf = (run: Compared["first"]) => {
    const made = run.modelVersions.at(-1);
    if (made) return versionName(translate, { ...made, model: run.modelVersion.model });
    return t("from", { version: versionName(translate, run.modelVersion), at: dateTime(run.queuedAt) });
  };
  const [one, other] = [labelOf(first), labelOf(second)];
  if (one !== other) return { first: one, second: other };
  return { first: `${one} (${first.id.slice(-4)})`, second: `${other} (${second.id.slice(-4)})` };
}

function RunChoice(choice: { name: string; label: string; runs: readonly ListedRun[]; chosen?: string }) {
  const t = useTranslations("runs.compare");
  const translate = useTranslations();
  const { dateTime } = useFormats();
  const options = choice.runs.map((run) => ({
    value: run.id,
    label: t("choice", {
      subject: subjectOf(translate, run)?.name ?? t("unnamed"),
      version: versionName(translate, run.modelVersion),
      at: dateTime(run.queuedAt),
    }),
  }));
  return (
    <Field name={choice.name} label={choice.label}>
      <Select options={options} defaultValue={choice.chosen} />
    </Field>
  );
}

const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const contentHash = /^[0-9a-f]{64}$/;

function value(t: KnowingTranslate, name: string, value: string | null) {
  if (value === null) return "–";
  return contentHash.test(value) ? <Hash value={value} /> : shownName(t, settingValue(t, name, value));
}
const signed = (value: number) => `${value < 0 ? "−" : "+"}${(100 * Math.abs(value)).toFixed(1)}`;

type T = ReturnType<typeof useTranslations<"runs.compare">>;

const accuracyColumns = (t: T, translate: KnowingTranslate, labels: Labels): Column<AccuracyDifference>[] => [
  { key: "benchmark", header: t("benchmark"), cell: ({ benchmark }) => shownName(translate, benchmark) },
  { key: "first", header: labels.first, align: "right", cell: ({ first }) => percent(first) },
  { key: "second", header: labels.second, align: "right", cell: ({ second }) => percent(second) },
  {
    key: "difference",
    header: t("difference"),
    align: "right",
    cell: ({ difference }) => signed(difference),
  },
  {
    key: "interval",
    header: t("interval"),
    align: "right",
    cell: ({ low, high }) =>
      t(low <= 0 && high >= 0 ? "noDifference" : "range", { low: signed(low), high: signed(high) }),
  },
];

const differenceColumns = (t: T, translate: KnowingTranslate, labels: Labels): Column<Difference>[] => [
  { key: "name", header: t("setting"), cell: ({ name }) => settingTitle(translate, name) },
  {
    key: "first",
    header: labels.first,
    wrap: true,
    cell: ({ name, first }) => value(translate, name, first),
  },
  {
    key: "second",
    header: labels.second,
    wrap: true,
    cell: ({ name, second }) => value(translate, name, second),
  },
];
