import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { BudgetPolicy } from "./budget-policy";

/**
 * Sets what a curriculum's runs may use; runs under way obey it from their next unit on. Where a launch above it takes two people,
 * only an administrator changes it: else one person would raise it first. @throws LadderboardError not-found or forbidden
 */
export async function changeBudget(
  db: Database,
  actor: Actor,
  curriculumId: string,
  policy: BudgetPolicy,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const curriculum = await tx.curriculum.findUnique({
      where: { id: curriculumId },
      select: { secondPerson: true },
    });
    if (curriculum?.secondPerson && !can(actor, "override"))
      throw new LadderboardError("forbidden", { key: "cost.budget.onlyAdministrator" });
    const { count } = await tx.curriculum.updateMany({
      where: { id: curriculumId },
      data: { budgetPolicy: policy },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
    const subject = `curriculum:${curriculumId}`;
    await recordAudit(tx, { actor, action: "curriculum.budget-changed", subject, changes: policy });
  });
}
