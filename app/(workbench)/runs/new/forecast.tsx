import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { database } from "@/lib/db";
import { forecastOf, type LaunchableStage, runConfigSchemas } from "@/lib/runs";
import { formatsFor } from "@/lib/ui/data";
import { Section, Stat, StatRow } from "@/lib/ui/layout";

type ForecastProps = {
  stage: LaunchableStage;
  subject: { curriculumId: string | null; benchmarkId: string | null };
  versionId: string | undefined;
  config: unknown;
};

/** What the run is likely to use with the settings that the form opens with; nothing where no earlier run is there to go by. */
export async function Forecast({ stage, subject, versionId, config }: ForecastProps) {
  const read = runConfigSchemas[stage].safeParse(config);
  const hasSubject = subject.curriculumId !== null || subject.benchmarkId !== null;
  if (!versionId || !hasSubject || !read.success) return null;
  const ahead = await forecastOf(database(), stage, subject, versionId, read.data);
  if (!ahead) return null;
  const t = await getTranslations("launch.forecast");
  const { number, money, duration } = formatsFor(await getLocale());
  return (
    <Section title={t("title")} description={t("description")}>
      <div className="grid gap-2">
        <StatRow>
          <Stat label={t("units")} value={number(ahead.units)} />
          <Stat label={t("tokens")} value={number(ahead.tokens, { digits: 0 })} />
          <Stat label={t("cost")} value={money(ahead.dollars)} />
          <Stat label={t("cpu")} value={duration(ahead.cpuSeconds)} />
        </StatRow>
        <p className="text-muted text-xs">
          {t.rich("source", { run: (text) => <Link href={`/runs/${ahead.fromRunId}`}>{text}</Link> })}
        </p>
      </div>
    </Section>
  );
}
