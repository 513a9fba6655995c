import Link from "next/link";
import { database } from "@/lib/db";
import { forecastOf, type LaunchableStage, runConfigSchemas } from "@/lib/runs";
import { formatDuration, formatMoney, formatNumber } from "@/lib/ui/data";
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
  return (
    <Section
      title="Forecast"
      description="With the settings as this form opened; what they are when it is launched is noted with the run, and compared with what it used."
    >
      <div className="grid gap-2">
        <StatRow>
          <Stat label="Units at most" value={formatNumber(ahead.units)} />
          <Stat label="Tokens" value={formatNumber(ahead.tokens, { digits: 0 })} />
          <Stat label="Cost" value={formatMoney(ahead.dollars)} />
          <Stat label="CPU time" value={formatDuration(ahead.cpuSeconds)} />
        </StatRow>
        <p className="text-muted text-xs">
          From what a unit of <Link href={`/runs/${ahead.fromRunId}`}>the last such run</Link> of the model
          took.
        </p>
      </div>
    </Section>
  );
}
