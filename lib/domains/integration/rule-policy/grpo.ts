import { featuresOfAMove } from "./features";
import { probabilitiesOf } from "./policy";
import type { GroupRollouts } from "./rollouts";

/** Settings of group-relative policy optimisation (Shao et al. 2024, as TRL's GRPOTrainer names them). */
export type GrpoSettings = {
  /** Rollouts a problem; the advantage is normalised within them. At least 2. */
  readonly groupSize: number;
  readonly problemsPerStep: number;
  readonly learningRate: number;
  /** ε: the probability ratio counts only within [1 − ε, 1 + ε]. */
  readonly clipRange: number;
  /** β: weight of the k3 estimate of the divergence from the reference policy. */
  readonly klCoefficient: number;
  /** Most moves in one derivation. */
  readonly stepBudget: number;
  /** Passes over the rollouts of a step. */
  readonly epochsPerStep: number;
};

export const defaultGrpoSettings: GrpoSettings = {
  // Large groups: of a problem that is rarely solved, more groups hold a verified rollout; and its moves are worked out once.
  groupSize: 32,
  problemsPerStep: 16,
  learningRate: 3,
  clipRange: 0.2,
  klCoefficient: 0.001,
  stepBudget: 10,
  epochsPerStep: 2,
};

/** The tail of k3 is unbounded: one choice that has become a million times rarer would overturn every weight. */
const heaviestRatio = 20;

/** (r − mean)/(std + 1e−4), TRL's normalisation; all zero where every rollout earned the same. */
export function advantagesOf(rewards: readonly number[]): readonly number[] {
  const { mean, deviation } = spread(rewards);
  return rewards.map((reward) => (reward - mean) / (deviation + 1e-4));
}

export function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, deviation: Math.sqrt(variance) };
}

export type Update = {
  /** The objective that is minimised, a rollout: the clipped surrogate's negative plus β times the divergence. */
  readonly loss: number;
  /** Choices that the clipped ratio took out of the objective: grown too likely, or too rare. */
  readonly clippedHigh: number;
  readonly clippedLow: number;
  readonly choices: number;
  readonly kl: number;
  /** Euclidean norm of the objective's gradient, before the learning rate. */
  readonly gradientNorm: number;
};

/**
 * One pass of gradient ascent on the clipped objective minus β·KL, in place. A choice is what a token is to a language
 * model: it has its own ratio and its own KL term, and a rollout's terms are averaged over the rollouts of the step.
 */
export function ascend(
  values: Float64Array,
  reference: ArrayLike<number>,
  groups: readonly GroupRollouts[],
  settings: GrpoSettings,
): Update {
  const gradient = new Float64Array(values.length);
  let [clippedHigh, clippedLow, choices, kl, surrogate] = [0, 0, 0, 0, 0];
  const rollouts = groups.reduce((total, group) => total + group.rollouts.length, 0);
  for (const group of groups) {
    const advantages = advantagesOf(group.rollouts.map((rollout) => rollout.reward));
    for (const [decision, taken] of tallyChoices(group, advantages)) {
      const features = group.decisions[decision]!.features;
      const now = probabilitiesOf(values, features);
      const before = group.decisions[decision]!.probabilities;
      const anchor = probabilitiesOf(reference, features);
      const push = new Float64Array(now.length);
      for (const [move, { rises, falls, gain, loss }] of taken) {
        const ratio = now[move]! / before[move]!;
        const tooHigh = ratio > 1 + settings.clipRange;
        const tooLow = ratio < 1 - settings.clipRange;
        choices += rises + falls;
        clippedHigh += tooHigh ? rises : 0;
        clippedLow += tooLow && loss < 0 ? falls : 0;
        surrogate += gain * Math.min(ratio, 1 + settings.clipRange);
        surrogate += loss * Math.max(ratio, 1 - settings.clipRange);
        // k3 = π_ref/π − log(π_ref/π) − 1, whose gradient is (1 − π_ref/π)·∇log π.
        const toReference = anchor[move]! / now[move]!;
        kl += (rises + falls) * (toReference - Math.log(toReference) - 1);
        const objective = ratio * ((tooHigh ? 0 : gain) + (tooLow ? 0 : loss));
        push[move]! +=
          objective - settings.klCoefficient * (1 - Math.min(toReference, heaviestRatio)) * (rises + falls);
      }
      addScoreGradient(gradient, features, now, push);
    }
  }
  const rate = settings.learningRate / Math.max(1, rollouts);
  let squares = 0;
  for (let feature = 0; feature < gradient.length; feature++) {
    const slope = gradient[feature]!;
    values[feature]! += rate * slope;
    squares += slope * slope;
  }
  return {
    loss: (settings.klCoefficient * kl - surrogate) / Math.max(1, rollouts),
    clippedHigh,
    clippedLow,
    choices,
    kl,
    gradientNorm: Math.sqrt(squares) / Math.max(1, rollouts),
  };
}

/** For one move at one decision: how often rollouts of positive and of other advantage chose it, and those advantages' sums. */
type Tally = { rises: number; falls: number; gain: number; loss: number };

function tallyChoices(group: GroupRollouts, advantages: readonly number[]): Map<number, Map<number, Tally>> {
  const byDecision = new Map<number, Map<number, Tally>>();
  group.rollouts.forEach(({ choices }, index) => {
    const advantage = advantages[index]!;
    for (let i = 0; i < choices.length; i += 2) {
      const taken = byDecision.get(choices[i]!) ?? new Map<number, Tally>();
      const tally = taken.get(choices[i + 1]!) ?? { rises: 0, falls: 0, gain: 0, loss: 0 };
      if (advantage > 0) {
        tally.rises++;
        tally.gain += advantage;
      } else {
        tally.falls++;
        tally.loss += advantage;
      }
      taken.set(choices[i + 1]!, tally);
      byDecision.set(choices[i]!, taken);
    }
  });
  return byDecision;
}

/** Adds Σ push[m]·∇log π(m) = Σ push[m]·(φ(m) − E φ). */
function addScoreGradient(
  gradient: Float64Array,
  features: Int32Array,
  probabilities: Float64Array,
  push: Float64Array,
): void {
  let total = 0;
  for (const amount of push) total += amount;
  for (let move = 0; move < push.length; move++) {
    const amount = push[move]! - total * probabilities[move]!;
    if (amount === 0) continue;
    for (let at = move * featuresOfAMove; at < (move + 1) * featuresOfAMove; at++) {
      gradient[features[at]!]! += amount;
    }
  }
}
