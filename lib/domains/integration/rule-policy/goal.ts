import { type Expression, structuralText } from "../expression";
import { featuresOf } from "./features";
import type { Move } from "./move";
import { movesFor } from "./moves/moves";

/** An integral to do. Its moves and their features are worked out once, when a derivation comes to it. */
export class Goal {
  private worked: { moves: readonly Move[]; features: Int32Array } | null = null;
  /** The goals each move leaves, filled as moves are taken. */
  readonly after: (readonly Goal[] | undefined)[] = [];

  constructor(readonly integrand: Expression) {}

  get moves(): readonly Move[] {
    return this.work().moves;
  }
  get features(): Int32Array {
    return this.work().features;
  }

  private work() {
    if (this.worked === null) {
      const moves = movesFor(this.integrand);
      this.worked = { moves, features: featuresOf(this.integrand, moves) };
    }
    return this.worked;
  }
}

const mostGoals = 60_000;
const goals = new Map<string, Goal>();

/** The goal for a canonical integrand. Goals are remembered, for speed alone: the same integrand gives an equal goal. */
export function goalFor(integrand: Expression): Goal {
  const key = structuralText(integrand);
  const known = goals.get(key);
  if (known !== undefined) return known;
  const goal = new Goal(integrand);
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
