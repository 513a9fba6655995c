import { useTranslations } from "next-intl";
import { type DecisionTimes, newestDecisions } from "@/lib/review/agreement";
import { BarChart } from "@/lib/ui/charts";
import { useFormats } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";

/** How long each person takes for a decision. */
export function TimesSection({ times }: { times: readonly DecisionTimes[] }) {
  const t = useTranslations("agreement.times");
  const { number, duration } = useFormats();
  return (
    <Section title={t("title")} description={t("description", { count: number(newestDecisions) })}>
      <BarChart
        title={t("median")}
        bars={times.map(({ name, decisions, medianMs, p90Ms }) => ({
          label: name,
          value: Math.round(medianMs / 100) / 10,
          note: t("barNote", { duration: duration(p90Ms / 1000), count: number(decisions) }),
        }))}
      />
    </Section>
  );
}
