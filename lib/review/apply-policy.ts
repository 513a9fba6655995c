import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { checkpointPolicySchema, curriculumById } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";

/**
 * Lets the checkpoint policy decide on what is pending and measured: a solve rate within its bounds is approved, the others
 * stay for people. A decision of a person is never touched. @throws LadderboardError conflict where the policy is people's
 */
export async function applyPolicy(db: Database, actor: Actor, curriculumId: string) {
  const curriculum = await curriculumById(db, curriculumId);
  const policy = checkpointPolicySchema.parse(curriculum.checkpointPolicy);
  if (policy.mode !== "policy") {
    throw new LadderboardError(
      "conflict",
      { key: "reviewErrors.peopleDecide" },
      {
        remedy: { key: "reviewErrors.peopleDecideRemedy" },
      },
    );
  }
  return db.$transaction(
    async (tx) => {
      const approved = await tx.$executeRaw`
        WITH decided AS (
          UPDATE problem SET review_state = 'approved'
          WHERE curriculum_id = ${curriculumId} AND review_state = 'pending' AND attempt_count > 0
            AND verified_count::float8 / attempt_count BETWEEN ${policy.minimumSolveRate} AND ${policy.maximumSolveRate}
            AND NOT EXISTS (SELECT FROM review WHERE review.problem_id = problem.id AND review.decision <> 'skip')
          RETURNING id)
        INSERT INTO review (id, problem_id, by_policy, decision)
        SELECT gen_random_uuid()::text, id, true, 'approve' FROM decided
        ON CONFLICT DO NOTHING`;
      const left = await tx.problem.count({ where: { curriculumId, reviewState: "pending" } });
      const changes = { approved, left, policy };
      await recordAudit(tx, {
        actor,
        action: "checkpoint.policy-applied",
        subject: `curriculum:${curriculumId}`,
        changes,
      });
      return { approved, rejected: 0, left };
    },
    { timeout: 60_000 },
  );
}
