import { type Forecast, forecast } from "@/lib/accounting";
import type { Database, Transaction } from "@/lib/db";
import type { LaunchableStage } from "./config";
import { type PlannedWork, plannedWork, type Subject, workDone } from "./planned-work";

export type RunForecast = {
  readonly work: PlannedWork;
  /** Null where no earlier run is there to go by. */
  readonly likely: Forecast | null;
};

/** What a run with these settings has to do on this machine, and what it is likely to use. */
export async function forecastOf(
  db: Database | Transaction,
  stage: LaunchableStage,
  subject: Subject,
  modelVersionId: string,
  config: unknown,
): Promise<RunForecast> {
  const work = await plannedWork(db, stage, subject, config);
  const version = await db.modelVersion.findUnique({
    where: { id: modelVersionId },
    select: { modelId: true },
  });
  if (!version) return { work, likely: null };
  const likely = await forecast(db, {
    stage,
    modelId: version.modelId,
    curriculumId: subject.curriculumId,
    work: work.total,
    workOf: (past) => workDone(db, stage, past),
  });
  return { work, likely };
}
