import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { BudgetPolicy } from "./budget-policy";

/** Sets what a curriculum's runs may use; runs under way obey it from their next unit on. @throws LadderboardError not-found */
export async function changeBudget(
  db: Database,
  actor: Actor,
  curriculumId: string,
  policy: BudgetPolicy,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { budgetPolicy: policy },
    });
    if (count === 0) throw new LadderboardError("not-found", "There is no such curriculum.");
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, { actor, action: "curriculum.budget-changed", subject, changes: policy });
  });
}
