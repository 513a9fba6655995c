import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { checkpointPolicySchema } from "./checkpoint-policy";

/** Sets what stands between verification and training. @throws LadderboardError invalid or not-found */
export async function changeCheckpointPolicy(
  db: Database,
  actor: Actor,
  curriculumId: string,
  input: unknown,
) {
  const read = checkpointPolicySchema.safeParse(input);
  if (!read.success) {
    const fields = read.error.issues.map(({ path, message }) => ({ field: path.join("."), message }));
    throw new LadderboardError("invalid", { key: "curriculumErrors.noPolicy" }, { fields });
  }
  await db.$transaction(async (tx) => {
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { checkpointPolicy: read.data },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
    await recordAudit(tx, {
      actor,
      action: "checkpoint.policy-changed",
      subject: `curriculum:${curriculumId}`,
      changes: read.data,
    });
  });
}
