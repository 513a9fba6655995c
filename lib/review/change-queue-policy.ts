import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { invalidInput, LadderboardError } from "@/lib/errors";
import { drawSample } from "./draw-sample";
import { queuePolicySchema } from "./queue-policy";

/** A sample of a million problems is drawn in some seconds. */
const longestDrawMs = 60_000;

/** Sets how a curriculum's problems come to reviewers, and draws the sample where it is one. @throws LadderboardError */
export async function changeQueuePolicy(db: Database, actor: Actor, curriculumId: string, input: unknown) {
  const read = queuePolicySchema.safeParse(input);
  if (!read.success) {
    throw invalidInput({ key: "reviewErrors.noQueuePolicy" }, read.error);
  }
  const policy = read.data;
  await db.$transaction(
    async (tx) => {
      const { count } = await tx.curriculum.updateMany({
        where: { id: curriculumId },
        data: { queuePolicy: policy },
      });
      if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
      if (policy.queue === "sample")
        await drawSample(tx, curriculumId, { percent: policy.samplePercent, keep: false });
      const subject = `curriculum:${curriculumId}`;
      await recordAudit(tx, { actor, action: "review.queue-policy-changed", subject, changes: policy });
    },
    { timeout: longestDrawMs },
  );
}
