import { type Expression, structuralText } from "../expression";
import { featuresOf } from "./features";
import type { Move } from "./move";
import { movesFor } from "./moves/moves";

/** An integral to do, with its moves and their features, worked out once. */
export type Goal = {
  readonly key: string;
  readonly integrand: Expression;
  readonly moves: readonly Move[];
  readonly features: readonly Int32Array[];
  /** The goals each move leaves, filled as moves are taken. */
  readonly after: (readonly Goal[] | undefined)[];
};

const mostGoals = 60_000;
const goals = new Map<string, Goal>();

/** The goal for a canonical integrand. Goals are remembered, for speed alone: the same integrand gives an equal goal. */
export function goalFor(integrand: Expression): Goal {
  const key = structuralText(integrand);
  const known = goals.get(key);
  if (known !== undefined) return known;
  const moves = movesFor(integrand);
  const goal: Goal = { key, integrand, moves, features: featuresOf(integrand, moves), after: [] };
  if (goals.size >= mostGoals) goals.clear();
  goals.set(key, goal);
  return goal;
}

export function goalsAfter(goal: Goal, moveIndex: number): readonly Goal[] {
  const known = goal.after[moveIndex];
  if (known !== undefined) return known;
  const next = goal.moves[moveIndex]!.parts.map((part) => goalFor(part.integrand));
  goal.after[moveIndex] = next;
  return next;
}
