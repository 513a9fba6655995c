import type { Expression } from "../expression";
import { add, mul, replaceX } from "./algebra";
import { type Goal, goalsAfter } from "./goal";
import type { Move } from "./move";

export type Choice = { readonly goal: Goal; readonly moveIndex: number };
/** `complete` is false where the policy ran out of steps or into an integral without moves. */
export type Derivation = { readonly choices: readonly Choice[]; readonly complete: boolean };

/** Integrates `root` by choosing a move for one pending integral after the other, at most `stepBudget` moves. */
export function derive(root: Goal, stepBudget: number, choose: (goal: Goal) => number): Derivation {
  const pending: Goal[] = [root];
  const choices: Choice[] = [];
  while (pending.length > 0) {
    // Each pending integral takes a move at least.
    if (choices.length + pending.length > stepBudget) return { choices, complete: false };
    const goal = pending.pop()!;
    if (goal.moves.length === 0) return { choices, complete: false };
    const moveIndex = choose(goal);
    choices.push({ goal, moveIndex });
    const next = goalsAfter(goal, moveIndex);
    for (let i = next.length - 1; i >= 0; i--) pending.push(next[i]!);
  }
  return { choices, complete: true };
}

/** The antiderivative that a complete derivation amounts to. */
export function answerOf(choices: readonly Choice[]): Expression {
  let next = 0;
  const integrate = (): Expression => {
    const { goal, moveIndex } = choices[next++]!;
    const move: Move = goal.moves[moveIndex]!;
    const terms = move.known === null ? [] : [move.known];
    for (const { coefficient, back } of move.parts) {
      const inner = integrate();
      terms.push(mul(coefficient, back === null ? inner : replaceX(inner, back)));
    }
    return add(...terms);
  };
  return integrate();
}
