import { useTranslations } from "next-intl";
import { type Agreement, type Estimate, enoughItems } from "@/lib/review/agreement";
import { absent, type Formats, useFormats } from "@/lib/ui/data";
import { Callout, Section, Stat, StatRow } from "@/lib/ui/layout";

/** The coefficients of a whole curriculum. */
export function AgreementStats({ curriculum, agreement }: { curriculum: string; agreement: Agreement }) {
  const t = useTranslations("agreement");
  const formats = useFormats();
  const coefficient = coefficientIn(formats);
  const { items, percent, kappa, alpha, ac2 } = agreement;
  const shown = (estimate: Estimate, format: (value: number | null) => string) =>
    items < enoughItems ? { value: absent } : inWords(t, estimate, format);
  return (
    <Section title={curriculum} description={t("all.description")}>
      <div className="grid gap-3">
        <StatRow>
          <Stat label={t("all.shared")} value={formats.number(items)} />
          <Stat label={t("percent")} {...shown(percent, (value) => formats.percent(value))} />
          <Stat label={t("ac2")} {...shown(ac2, coefficient)} />
          <Stat label={t("alpha")} {...shown(alpha, coefficient)} />
          <Stat label={t("all.meanKappa")} {...shown(kappa, coefficient)} />
        </StatRow>
        {items < enoughItems && <Callout>{t("all.notEnough", { count: enoughItems })}</Callout>}
      </div>
    </Section>
  );
}

type Translate = ReturnType<typeof useTranslations<"agreement">>;

/** Writes a coefficient of agreement. */
export const coefficientIn =
  ({ number }: Formats) =>
  (value: number | null) =>
    number(value, { digits: 2 });

function inWords(t: Translate, { value, interval }: Estimate, format: (value: number | null) => string) {
  return {
    value: value === null ? t("notDefined") : format(value),
    hint: interval
      ? t("interval", { low: format(interval.low), high: format(interval.high) })
      : t("noInterval"),
  };
}
