import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { formatsFor } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";

/** What a run used so far, beside what was forecast when it was launched; nothing before its first unit. */
export async function RunUse({ runId }: { runId: string }) {
  const cost = await database().runCost.findUnique({ where: { runId } });
  if (!cost) return null;
  const t = await getTranslations("runs.use");
  const { number, money, duration } = formatsFor(await getLocale());
  const { forecastDollars, forecastCpuSeconds, unpricedRequests } = cost;
  const expected = (amount: string, known: number | null) =>
    known === null ? t("noForecast") : t("forecast", { amount });
  return (
    <Section title={t("title")} description={t("description")}>
      <StatRow>
        <Stat
          label={t("tokens")}
          value={number(Number(cost.promptTokens + cost.completionTokens))}
          hint={t("requests", { count: cost.requests })}
        />
        <Stat
          label={t("cost")}
          value={money(cost.cost)}
          hint={
            unpricedRequests > 0
              ? t("unpriced", { count: unpricedRequests })
              : expected(money(forecastDollars), forecastDollars)
          }
        />
        <Stat
          label={t("cpu")}
          value={duration(cost.cpuSeconds)}
          hint={expected(duration(forecastCpuSeconds), forecastCpuSeconds)}
        />
      </StatRow>
    </Section>
  );
}
