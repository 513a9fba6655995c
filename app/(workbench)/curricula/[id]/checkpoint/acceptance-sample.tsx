import { useTranslations } from "next-intl";
import { type Acceptance, acceptanceConfidence, type DrawnSample, sampleSizeToRuleOut } from "@/lib/review";
import { useFormats } from "@/lib/ui/data";
import { Callout, Section, Stat, StatRow } from "@/lib/ui/layout";

/** Shares of bad variants that a person may want ruled out. */
const plannedShares = [0.1, 0.05, 0.01];

type AcceptanceSampleProps = {
  acceptance: Acceptance;
  /** Null where no sample is drawn. */
  sample: DrawnSample | null;
};

/** What the decided variants say of all of them, where they were drawn by lot. */
export function AcceptanceSample({ acceptance, sample }: AcceptanceSampleProps) {
  const t = useTranslations("checkpointPage.sample");
  const { number, percent } = useFormats();
  const { variants, judged, rejected, conflict, mostBad, basis } = acceptance;
  const confidence = percent(acceptanceConfidence, 0);
  const isBound = variants > 0 && (basis === "all" || (basis === "sample" && judged > 0));
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-3">
        <StatRow>
          <Stat label={t("variants")} value={number(variants)} />
          {sample && (
            <Stat
              label={t("drawn")}
              value={number(sample.drawn)}
              hint={t("drawnHint", { waiting: number(sample.waiting) })}
            />
          )}
          <Stat label={t("judged")} value={number(judged)} />
          <Stat
            label={t("bad")}
            value={number(rejected + conflict)}
            hint={conflict > 0 ? t("badHint", { conflict: number(conflict) }) : undefined}
          />
          <Stat
            label={t("mostBad", { confidence })}
            value={isBound ? percent(mostBad / variants) : "–"}
            hint={isBound ? t("mostBadHint", { count: number(mostBad) }) : undefined}
          />
        </StatRow>
        {isBound ? (
          <Bound acceptance={acceptance} sample={sample} />
        ) : judged > 0 && (basis === "by-level" || basis === "uncertain-first") ? (
          <Callout tone="warn">{t(`noBound.${basis}`)}</Callout>
        ) : (
          <p>{t("nothingJudged")}</p>
        )}
        {basis === "sample" && variants > 0 && rejected + conflict === 0 && <Plan variants={variants} />}
      </div>
    </Section>
  );
}

function Bound({ acceptance, sample }: AcceptanceSampleProps) {
  const t = useTranslations("checkpointPage.sample");
  const { number, percent } = useFormats();
  const { variants, judged, rejected, conflict, mostBad, basis } = acceptance;
  const values = {
    confidence: percent(acceptanceConfidence, 0),
    mostBad: number(mostBad),
    variants: number(variants),
    share: percent(mostBad / variants),
    bad: number(rejected + conflict),
    judged: number(judged),
  };
  if (basis === "all") return <p>{t("allJudged", values)}</p>;
  const { drawn, waiting } = sample ?? { drawn: judged, waiting: 0 };
  const outside = judged - (drawn - waiting);
  return (
    <>
      <p>{t("ruledOut", values)}</p>
      <p className="text-muted">
        {t("approximate")} {waiting > 0 && t("unfinished", { waiting: number(waiting) })}{" "}
        {outside > 0 && t("outside", { count: outside })}
      </p>
    </>
  );
}

function Plan({ variants }: { variants: number }) {
  const t = useTranslations("checkpointPage.sample");
  const { number, percent, list } = useFormats();
  const sizes = plannedShares.map((share) =>
    t("planned", {
      count: number(sampleSizeToRuleOut(share, variants, acceptanceConfidence)),
      share: percent(share, 0),
    }),
  );
  return <p className="text-muted">{t("plan", { sizes: list(sizes) })}</p>;
}
