import { database } from "@/lib/db";
import { formatDuration, formatMoney, formatNumber } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";

/** What a run used so far, beside what was forecast when it was launched; nothing before its first unit. */
export async function RunUse({ runId }: { runId: string }) {
  const cost = await database().runCost.findUnique({ where: { runId } });
  if (!cost) return null;
  const { forecastDollars, forecastCpuSeconds, unpricedRequests } = cost;
  const expected = (text: string, known: number | null) =>
    known === null ? "nothing was forecast" : `forecast: ${text}`;
  return (
    <Section title="Use" description="What it used so far, beside what was forecast at its launch.">
      <StatRow>
        <Stat
          label="Tokens"
          value={formatNumber(Number(cost.promptTokens + cost.completionTokens))}
          hint={`${formatNumber(cost.requests)} requests`}
        />
        <Stat
          label="Cost"
          value={formatMoney(cost.cost)}
          hint={
            unpricedRequests > 0
              ? `and ${formatNumber(unpricedRequests)} requests without a price`
              : expected(formatMoney(forecastDollars), forecastDollars)
          }
        />
        <Stat
          label="CPU time"
          value={formatDuration(cost.cpuSeconds)}
          hint={expected(formatDuration(forecastCpuSeconds), forecastCpuSeconds)}
        />
      </StatRow>
    </Section>
  );
}
