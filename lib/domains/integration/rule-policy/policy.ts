import { featureCount, featuresOfAMove } from "./features";
import type { Goal } from "./goal";

/** One weight a feature; JSON-serialisable. */
export type PolicyWeights = { readonly format: 1; readonly values: readonly number[] };
/** Weights to draw with: also as an array of doubles, which crosses to a thread in a fraction of the time. */
export type PolicyValues = { readonly values: ArrayLike<number> };

/** All zero: every applicable move is equally likely. */
export function untrainedWeights(): PolicyWeights {
  return { format: 1, values: new Array<number>(featureCount).fill(0) };
}

/** Softmax of the summed weights of each move's features. */
export function probabilitiesOf(values: ArrayLike<number>, features: Int32Array): Float64Array {
  const moves = features.length / featuresOfAMove;
  const probabilities = new Float64Array(moves);
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0, at = 0; i < moves; i++) {
    let score = 0;
    for (const end = at + featuresOfAMove; at < end; at++) score += values[features[at]!]!;
    probabilities[i] = score;
    if (score > highest) highest = score;
  }
  let total = 0;
  for (let i = 0; i < moves; i++) total += probabilities[i] = Math.exp(probabilities[i]! - highest);
  for (let i = 0; i < moves; i++) probabilities[i]! /= total;
  return probabilities;
}

/** The policy under fixed weights; remembers the distribution of each goal it has met. */
export class Policy {
  private readonly known = new Map<Goal, Float64Array>();
  constructor(private readonly values: ArrayLike<number>) {}

  distribution(goal: Goal): Float64Array {
    let found = this.known.get(goal);
    if (found === undefined) {
      found = probabilitiesOf(this.values, goal.features);
      this.known.set(goal, found);
    }
    return found;
  }

  sample(goal: Goal, random: () => number): number {
    const distribution = this.distribution(goal);
    let left = random();
    for (let i = 0; i < distribution.length - 1; i++) {
      left -= distribution[i]!;
      if (left < 0) return i;
    }
    return distribution.length - 1;
  }
}
