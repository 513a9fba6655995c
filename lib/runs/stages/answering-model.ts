import type { Backend, JudgedAttempt } from "@/lib/backends/backend";
import type { PolicyWeights } from "@/lib/domains/integration/rule-policy";
import { domainById } from "@/lib/domains/registry";
import { noUsage, type Usage } from "@/lib/models/model";
import type { OpenAiCompatibleModel } from "@/lib/models/openai-compatible";

/** The model version of a run, opened: weights in hand, or an endpoint to call. */
export type AnsweringModel =
  | {
      readonly kind: "rule_policy";
      readonly versionId: string;
      readonly modelId: string;
      readonly weights: PolicyWeights;
    }
  | {
      readonly kind: "openai_compatible";
      readonly versionId: string;
      readonly modelId: string;
      readonly endpoint: OpenAiCompatibleModel;
    };

export type AttemptRequest = {
  readonly domain: string;
  readonly statement: string;
  readonly samples: number;
  readonly stepBudget: number;
  readonly seed: string;
  readonly signal: AbortSignal;
};

/** Draws judged attempts at one problem. Derivations are kept of the first and of the first verified one: they are long, and alike. */
export async function attemptProblem(
  model: AnsweringModel,
  backend: Backend,
  { domain, statement, samples, stepBudget, seed, signal }: AttemptRequest,
): Promise<{ attempts: JudgedAttempt[]; usage: Usage }> {
  if (model.kind === "rule_policy") {
    const { weights } = model;
    const task = {
      kind: "attempt",
      domain,
      statement,
      weights,
      samples,
      stepBudget,
      seed,
    } as const;
    return { attempts: await backend.compute(task), usage: noUsage };
  }
  const { answers, usage } = await model.endpoint.solve(statement, samples, {
    domain: domainById(domain)!,
    seed,
    signal,
  });
  const texts = answers.map(({ answer }) => answer);
  return {
    attempts: await backend.compute({ kind: "judge", domain, statement, answers: texts, seed }),
    usage,
  };
}
