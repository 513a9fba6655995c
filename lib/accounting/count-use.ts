import { z } from "zod";
import type { Transaction } from "@/lib/db";
import type { Words } from "@/lib/language/words";
import { budgetPolicySchema, usedUp } from "./budget-policy";

const usageSchema = z.object({
  usage: z.object({
    requests: z.number(),
    promptTokens: z.number(),
    completionTokens: z.number(),
    cost: z.number().nullable(),
  }),
});

/**
 * Adds what a unit used to its run, in the unit's transaction, which holds the run. `result`: the unit's, with the usage of a
 * model where one was called. Says which budget is used up by now, null where none is.
 */
export async function countUse(
  tx: Transaction,
  runId: string,
  result: unknown,
  cpuSeconds: number,
): Promise<Words | null> {
  const read = usageSchema.safeParse(result);
  const { requests, promptTokens, completionTokens, cost } = read.success
    ? read.data.usage
    : { requests: 0, promptTokens: 0, completionTokens: 0, cost: 0 };
  const [row] = await tx.$queryRaw<{ dollars: number; cpuSeconds: number; policy: unknown }[]>`
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
  return row ? usedUp(budgetPolicySchema.parse(row.policy), row) : null;
}
