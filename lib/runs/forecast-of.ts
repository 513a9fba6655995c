import { type Forecast, forecast } from "@/lib/accounting";
import type { Database, Transaction } from "@/lib/db";
import type { LaunchableStage } from "./config";
import { plannedUnits } from "./planned-units";

/** What a run with these settings is likely to use; null where no earlier run, or no number of units, is there to go by. */
export async function forecastOf(
  db: Database | Transaction,
  stage: LaunchableStage,
  subject: { readonly curriculumId: string | null; readonly benchmarkId: string | null },
  modelVersionId: string,
  config: unknown,
): Promise<Forecast | null> {
  const version = await db.modelVersion.findUnique({
    where: { id: modelVersionId },
    select: { modelId: true },
  });
  const units = version && (await plannedUnits(db, stage, subject, config));
  if (!units) return null;
  return forecast(db, { stage, modelId: version.modelId, curriculumId: subject.curriculumId, units });
}
