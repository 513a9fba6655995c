import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { listAlerts } from "./alerts";
import { generationQuality } from "./generation-quality";
import { monitorPolicySchema } from "./monitor-policy";
import { generatedRuns, measuredRuns, unfinishedRuns } from "./read-figures";

/** Everything that a curriculum's monitor page shows; from tallies alone, whatever the number of attempts. */
export async function monitorReport(db: Database, curriculumId: string) {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: { name: true, domain: true, monitorPolicy: true },
  });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  const [measured, generated, quality, alerts, unmeasured, ungenerated] = await Promise.all([
    measuredRuns(db, curriculumId),
    generatedRuns(db, curriculumId),
    generationQuality(db, curriculumId),
    listAlerts(db, curriculumId),
    unfinishedRuns(db, curriculumId, "verify"),
    unfinishedRuns(db, curriculumId, "generate"),
  ]);
  const policy = monitorPolicySchema.parse(curriculum.monitorPolicy);
  const { name, domain } = curriculum;
  return { name, domain, policy, measured, generated, quality, alerts, unmeasured, ungenerated };
}
export type MonitorReport = Awaited<ReturnType<typeof monitorReport>>;
