import { z } from "zod";
import type { Database, Transaction } from "@/lib/db";
import type { Words } from "@/lib/language/words";
import { type BudgetPolicy, budgetPolicySchema, usedUp } from "./budget-policy";

const usageSchema = z.object({
  usage: z.object({
    requests: z.number(),
    promptTokens: z.number(),
    completionTokens: z.number(),
    cost: z.number().nullable(),
  }),
});

export type Counted = {
  /** Which budget is used up by now, null where none is. */
  readonly usedUp: Words | null;
  /** US dollars that the unit cost. */
  readonly dollars: number;
  /** US dollars that the budget leaves to the run, null where it has none. */
  readonly dollarsLeft: number | null;
};

/**
 * Adds what a unit used to its run, in the unit's transaction, which holds the run. `result`: the unit's, with the usage of a
 * model where one was called.
 */
export async function countUse(
  tx: Transaction,
  runId: string,
  result: unknown,
  cpuSeconds: number,
): Promise<Counted> {
  const read = usageSchema.safeParse(result);
  const { requests, promptTokens, completionTokens, cost } = read.success
    ? read.data.usage
    : { requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 };
  const [row] = await tx.$queryRaw<[{ dollars: number; cpuSeconds: number; policy: unknown }]>`
    WITH used AS (
      INSERT INTO run_cost AS sum (run_id, requests, prompt_tokens, completion_tokens, cost, unpriced_requests, cpu_seconds)
      VALUES (${runId}, ${requests}, ${promptTokens}, ${completionTokens}, ${cost ?? 0}, ${cost === null ? requests : 0}, ${cpuSeconds})
      ON CONFLICT (run_id) DO UPDATE SET requests = sum.requests + excluded.requests,
        prompt_tokens = sum.prompt_tokens + excluded.prompt_tokens,
        completion_tokens = sum.completion_tokens + excluded.completion_tokens, cost = sum.cost + excluded.cost,
        unpriced_requests = sum.unpriced_requests + excluded.unpriced_requests, cpu_seconds = sum.cpu_seconds + excluded.cpu_seconds
      RETURNING cost, cpu_seconds)
    SELECT used.cost AS dollars, used.cpu_seconds AS "cpuSeconds", coalesce(budget_policy, '{}') AS policy
    FROM used, run LEFT JOIN curriculum ON curriculum.id = run.curriculum_id WHERE run.id = ${runId}`;
  const policy = budgetPolicySchema.parse(row.policy);
  return { usedUp: usedUp(policy, row), dollars: cost ?? 0, dollarsLeft: leftOf(policy, row.dollars) };
}

/** US dollars that the budget leaves to a run before its next unit, null where it has none. */
export async function dollarsLeft(db: Database, runId: string): Promise<number | null> {
  const { curriculum, cost } = await db.run.findUniqueOrThrow({
    where: { id: runId },
    select: { curriculum: { select: { budgetPolicy: true } }, cost: { select: { cost: true } } },
  });
  return leftOf(budgetPolicySchema.parse(curriculum?.budgetPolicy ?? {}), cost?.cost ?? 0);
}

const leftOf = ({ dollarsPerRun }: BudgetPolicy, spent: number): number | null =>
  dollarsPerRun === null ? null : dollarsPerRun - spent;
