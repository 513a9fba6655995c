import { useTranslations } from "next-intl";
import { say, type Translate } from "@/lib/language/words";
import { enoughItems, type GroupAgreement } from "@/lib/review/agreement";
import { BarChart } from "@/lib/ui/charts";
import { absent, type Column, DataTable, type Formats, RateBar, useFormats } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { coefficientIn } from "./agreement-stats";

/** More bars than this are no picture any more; the table holds all. */
const mostBars = 12;

type AgreementGroupsProps = {
  title: string;
  caption: string;
  head: string;
  groups: readonly GroupAgreement[];
};

/** Groups of decided problems side by side: a plot of AC2 with intervals, and every figure in a table. */
export function AgreementGroups({ title, caption, head, groups }: AgreementGroupsProps) {
  const t = useTranslations("agreement");
  const translate = useTranslations();
  const formats = useFormats();
  const plotted = groups.filter(({ agreement }) => agreement.items >= enoughItems).slice(0, mostBars);
  return (
    <Section title={title} flush>
      {plotted.length > 0 && (
        <div className="border-b p-4">
          <BarChart
            title={t("chart")}
            min={-1}
            max={1}
            bars={plotted.map(({ label, agreement: { ac2, items } }) => ({
              label: say(translate, label),
              value: ac2.value === null ? null : Math.round(ac2.value * 100) / 100,
              low: ac2.interval?.low,
              high: ac2.interval?.high,
              note: t("barNote", { count: formats.number(items) }),
            }))}
          />
        </div>
      )}
      <DataTable
        caption={caption}
        columns={columnsFor({ t, translate, formats }, head)}
        rows={groups}
        rowKey={({ id }) => id}
        maxHeight="24rem"
      />
    </Section>
  );
}

type Language = {
  t: ReturnType<typeof useTranslations<"agreement">>;
  translate: Translate;
  formats: Formats;
};

function columnsFor(language: Language, head: string): Column<GroupAgreement>[] {
  const { t, translate, formats } = language;
  return [
    {
      key: "group",
      header: head,
      cell: ({ label }) => <span className="font-medium">{say(translate, label)}</span>,
    },
    {
      key: "items",
      header: t("problems"),
      align: "right",
      cell: ({ agreement }) => formats.number(agreement.items),
    },
    {
      key: "percent",
      header: t("percent"),
      cell: ({ agreement: { items, percent } }) =>
        items < enoughItems ? (
          <span className="text-muted">{t("notEnoughOverlap")}</span>
        ) : (
          <RateBar rate={percent.value} {...percent.interval} label={t("percent")} />
        ),
    },
    estimate(language, "ac2"),
    estimate(language, "alpha"),
    estimate(language, "kappa"),
  ];
}

function estimate({ t, formats }: Language, key: "ac2" | "alpha" | "kappa"): Column<GroupAgreement> {
  const coefficient = coefficientIn(formats);
  return {
    key,
    header: t(key),
    align: "right",
    cell: ({ agreement }) => {
      const { value, interval } = agreement[key];
      if (agreement.items < enoughItems) return <span className="text-muted">{absent}</span>;
      if (value === null) return <span className="text-muted">{t("notDefined")}</span>;
      return (
        <span className="whitespace-nowrap">
          <span className="font-medium">{coefficient(value)}</span>
          {interval && (
            <span className="ml-2 text-muted text-xs">
              {t("interval", { low: coefficient(interval.low), high: coefficient(interval.high) })}
            </span>
          )}
        </span>
      );
    },
  };
}
