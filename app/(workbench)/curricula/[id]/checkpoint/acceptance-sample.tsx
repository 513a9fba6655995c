import { type Acceptance, acceptanceConfidence, sampleSizeToRuleOut } from "@/lib/review";
import { formatNumber, formatPercent } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";

/** Shares of bad variants that a person may want ruled out. */
const plannedShares = [0.1, 0.05, 0.01];

/** What the decided variants say of all of them. */
export function AcceptanceSample({ acceptance }: { acceptance: Acceptance }) {
  const { variants, judged, bad, mostBad } = acceptance;
  const confidence = formatPercent(acceptanceConfidence, 0);
  const plan = plannedShares.map((share) => ({
    share,
    size: sampleSizeToRuleOut(share, variants, acceptanceConfidence),
  }));
  return (
    <Section
      title="Acceptance sample"
      description="Exact hypergeometric bound; it speaks of all variants where the judged ones were drawn at random."
    >
      <div className="grid gap-3">
        <StatRow>
          <Stat label="Variants" value={formatNumber(variants)} />
          <Stat label="Judged by people" value={formatNumber(judged)} />
          <Stat label="Of those rejected" value={formatNumber(bad)} />
          <Stat
            label={`Most bad, at ${confidence}`}
            value={variants === 0 ? "–" : formatPercent(mostBad / variants)}
            hint={variants === 0 ? undefined : `${formatNumber(mostBad)} variants`}
          />
        </StatRow>
        {judged === 0 ? (
          <p>Nothing is judged by people yet, so nothing is ruled out.</p>
        ) : (
          <p>
            With {confidence} confidence, no more than {formatNumber(mostBad)} of {formatNumber(variants)}{" "}
            variants ({formatPercent(mostBad / variants)}) are bad: a greater share is ruled out by{" "}
            {formatNumber(bad)} rejected of {formatNumber(judged)} judged.
          </p>
        )}
        {variants > 0 && (
          <p className="text-muted">
            To rule out a share with none rejected, judge{" "}
            {plan.map(({ share, size }) => `${formatNumber(size)} for ${formatPercent(share, 0)}`).join(", ")}
            .
          </p>
        )}
      </div>
    </Section>
  );
}
