import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { GenerationPolicy } from "./generation-policy";

/** Sets how often the next generate runs draw each transformation. @throws LadderboardError not-found */
export async function changeGenerationPolicy(
  db: Database,
  actor: Actor,
  curriculumId: string,
  policy: GenerationPolicy,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { generationPolicy: policy },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, {
      actor,
      action: "curriculum.generation-policy-changed",
      subject,
      changes: policy,
    });
  });
}
