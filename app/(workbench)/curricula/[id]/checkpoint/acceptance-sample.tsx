import { useTranslations } from "next-intl";
import { type Acceptance, acceptanceConfidence, sampleSizeToRuleOut } from "@/lib/review";
import { useFormats } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";

/** Shares of bad variants that a person may want ruled out. */
const plannedShares = [0.1, 0.05, 0.01];

/** What the decided variants say of all of them. */
export function AcceptanceSample({ acceptance }: { acceptance: Acceptance }) {
  const t = useTranslations("checkpointPage.sample");
  const { number, percent, list } = useFormats();
  const { variants, judged, bad, mostBad } = acceptance;
  const confidence = percent(acceptanceConfidence, 0);
  const sizes = plannedShares.map((share) =>
    t("planned", {
      count: number(sampleSizeToRuleOut(share, variants, acceptanceConfidence)),
      share: percent(share, 0),
    }),
  );
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-3">
        <StatRow>
          <Stat label={t("variants")} value={number(variants)} />
          <Stat label={t("judged")} value={number(judged)} />
          <Stat label={t("bad")} value={number(bad)} />
          <Stat
            label={t("mostBad", { confidence })}
            value={variants === 0 ? "–" : percent(mostBad / variants)}
            hint={variants === 0 ? undefined : t("mostBadHint", { count: number(mostBad) })}
          />
        </StatRow>
        {judged === 0 ? (
          <p>{t("nothingJudged")}</p>
        ) : (
          <p>
            {t("ruledOut", {
              confidence,
              mostBad: number(mostBad),
              variants: number(variants),
              share: percent(mostBad / variants),
              bad: number(bad),
              judged: number(judged),
            })}
          </p>
        )}
        {variants > 0 && <p className="text-muted">{t("plan", { sizes: list(sizes) })}</p>}
      </div>
    </Section>
  );
}
