import type { Database } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import { alarming, signalsOfRun } from "./alerts";
import { monitorPolicySchema } from "./monitor-policy";

/** Runs looked at in one go; the rest waits for the next. */
const atOnce = 20;

/**
 * Looks at each run of a curriculum that has succeeded since the last time, once, and raises the alerts that people asked for.
 * Any number of workers may do so at once. Returns how many were raised.
 */
export async function watchRuns(db: Database): Promise<number> {
  return db.$transaction(async (tx) => {
    const runs = await tx.$queryRaw<{ id: string; stage: string; curriculumId: string; policy: unknown }[]>`
      SELECT run.id, run.stage::text AS stage, run.curriculum_id AS "curriculumId", monitor_policy AS policy
      FROM run JOIN curriculum ON curriculum.id = run.curriculum_id
      WHERE run.status = 'succeeded' AND run.finished_at > now() - interval '7 days'
        AND NOT EXISTS (SELECT FROM watched_run WHERE run_id = run.id)
      ORDER BY run.finished_at LIMIT ${atOnce} FOR UPDATE OF run SKIP LOCKED`;
    let raised = 0;
    for (const { policy: stored, ...run } of runs) {
      const policy = monitorPolicySchema.parse(stored);
      const alerts = alarming(await signalsOfRun(tx, run), policy).map(
        ({ kind, figure, threshold, says }) => ({
          curriculumId: run.curriculumId,
          runId: run.id,
          kind,
          figure,
          threshold,
          message: inEnglish(says),
          postNextAt: policy.webhookUrl ? new Date() : null,
        }),
      );
      raised += (await tx.alert.createMany({ data: alerts, skipDuplicates: true })).count;
      await tx.watchedRun.createMany({ data: [{ runId: run.id }], skipDuplicates: true });
    }
    return raised;
  });
}
