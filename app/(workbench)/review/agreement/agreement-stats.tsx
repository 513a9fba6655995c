import { type Agreement, type Estimate, enoughItems } from "@/lib/review/agreement";
import { absent, formatNumber, formatPercent } from "@/lib/ui/data";
import { Callout, Section, Stat, StatRow } from "@/lib/ui/layout";

/** The coefficients of a whole curriculum. */
export function AgreementStats({ curriculum, agreement }: { curriculum: string; agreement: Agreement }) {
  const { items, percent, kappa, alpha, ac2 } = agreement;
  const enough = items >= enoughItems;
  return (
    <Section
      title={curriculum}
      description="Approve or reject; 95% intervals. Where nearly everything is approved, kappa and alpha are small although people agree: go by AC2."
    >
      <div className="grid gap-3">
        <StatRow>
          <Stat label="Problems shared" value={formatNumber(items)} />
          <Stat label="Agreement" {...shown(percent, enough, (value) => formatPercent(value))} />
          <Stat label="Gwet's AC2" {...shown(ac2, enough, coefficient)} />
          <Stat label="Krippendorff's alpha" {...shown(alpha, enough, coefficient)} />
          <Stat label="Cohen's kappa, mean of pairs" {...shown(kappa, enough, coefficient)} />
        </StatRow>
        {!enough && (
          <Callout>
            Not enough overlap: coefficients show from {enoughItems} problems on that two people decided on.
          </Callout>
        )}
      </div>
    </Section>
  );
}

export const coefficient = (value: number | null) => formatNumber(value, { digits: 2 });

function shown({ value, interval }: Estimate, enough: boolean, format: (value: number | null) => string) {
  if (!enough) return { value: absent };
  return {
    value: value === null ? "not defined" : format(value),
    hint: interval ? `${format(interval.low)} to ${format(interval.high)}` : "no interval",
  };
}
