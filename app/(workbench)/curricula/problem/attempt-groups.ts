import type { ProblemEvidence } from "@/lib/review";

type Attempt = ProblemEvidence["attempts"][number];
export type AttemptOutcome = "refuted" | "undecided" | "no-answer" | "verified";

/** Attempts that gave the same answer and were told the same of it. */
export type AttemptGroup = {
  readonly outcome: AttemptOutcome;
  /** The newest of them, whose explanation stands for all. */
  readonly newest: Attempt;
  readonly count: number;
  /** Who gave it, each run and model once. */
  readonly by: readonly Pick<Attempt, "runId" | "model">[];
  /** Each way to the answer once. */
  readonly derivations: readonly Attempt["steps"][];
};

/** What comes first is what a person should look at first. */
const order: readonly AttemptOutcome[] = ["refuted", "undecided", "no-answer", "verified"];

/** An attempt without an answer is stored as refuted, and is rewarded as such; nobody was wrong in it. */
export const outcomeOf = ({ answer, verdict }: Pick<Attempt, "answer" | "verdict">): AttemptOutcome =>
  answer ? verdict : "no-answer";

/** Attempts by answer and outcome: the refuted and undecided first, then the most frequent. @param attempts newest first */
export function attemptGroups(attempts: readonly Attempt[]): AttemptGroup[] {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const outcome = outcomeOf(attempt);
    const key = JSON.stringify([outcome, outcome === "no-answer" ? null : attempt.answer]);
    groups.set(key, [...(groups.get(key) ?? []), attempt]);
  }
  return [...groups.values()]
    .map((members) => ({
      outcome: outcomeOf(members[0]!),
      newest: members[0]!,
      count: members.length,
      by: distinct(
        members.map(({ runId, model }) => ({ runId, model })),
        ({ runId, model }) => `${runId} ${model}`,
      ),
      derivations: distinct(
        members.map(({ steps }) => steps).filter((steps) => steps.length > 0),
        (steps) => JSON.stringify(steps),
      ),
    }))
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.count - a.count);
}

function distinct<Value>(values: readonly Value[], nameOf: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [nameOf(value), value])).values()];
}
