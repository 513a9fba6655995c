/** One answer to "which is easier?", by position in the list of problems; `easier` null where neither is. */
export type PairAnswer = {
  readonly left: number;
  readonly right: number;
  readonly easier: "left" | "right" | null;
};

/** `difficulty` in logits around 0, the mean of the list: a problem one harder loses to another in 73 of 100 answers. */
export type ComparedDifficulty = { readonly difficulty: number; readonly standardError: number };

/** Standard deviation of difficulties before any answer; keeps a problem that always wins at a finite place. */
const priorDeviation = 2;
const mostSteps = 100;
const closeEnough = 1e-10;

/**
 * Difficulties by the model of Bradley and Terry (Biometrika 39, 1952): the left problem is judged easier with the
 * probability of the logistic function of (difficulty of right − difficulty of left); "neither" is half an answer each way.
 * Maximum a posteriori with a normal prior, by Newton's method; the standard errors are those of the inverse of the
 * curvature there. Time grows with the cube of `count`.
 */
export function comparedDifficulties(count: number, answers: readonly PairAnswer[]): ComparedDifficulty[] {
  let difficulty = new Array<number>(count).fill(0);
  for (let step = 0; step < mostSteps; step++) {
    const { slope, curvature } = derivatives(difficulty, answers);
    const change = solve(cholesky(curvature), slope);
    // The objective is strictly concave, but far from its top a whole step could overshoot.
    const longest = Math.max(0, ...change.map(Math.abs));
    const scale = longest > 1 ? 1 / longest : 1;
    difficulty = difficulty.map((value, i) => value + scale * change[i]!);
    if (longest < closeEnough) break;
  }
  const factor = cholesky(derivatives(difficulty, answers).curvature);
  // Answers say nothing of the mean, which is 0 by definition here, so the prior's uncertainty of it is taken out.
  const ofMean = priorDeviation ** 2 / count;
  return difficulty.map((value, i) => ({
    difficulty: value,
    standardError: Math.sqrt(Math.max(0, inverseAt(factor, i) - ofMean)),
  }));
}

/** The chance that the left of two is judged easier. */
export function chanceLeftIsEasier(left: number, right: number): number {
  return 1 / (1 + Math.exp(left - right));
}

function derivatives(difficulty: readonly number[], answers: readonly PairAnswer[]) {
  const precision = 1 / priorDeviation ** 2;
  const slope = difficulty.map((value) => -precision * value);
  const curvature = difficulty.map((_, i) => difficulty.map((__, j) => (i === j ? precision : 0)));
  for (const { left, right, easier } of answers) {
    const chance = chanceLeftIsEasier(difficulty[left]!, difficulty[right]!);
    const surprise = (easier === "left" ? 1 : easier === "right" ? 0 : 0.5) - chance;
    slope[left]! -= surprise;
    slope[right]! += surprise;
    const weight = chance * (1 - chance);
    curvature[left]![left]! += weight;
    curvature[right]![right]! += weight;
    curvature[left]![right]! -= weight;
    curvature[right]![left]! -= weight;
  }
  return { slope, curvature };
}

/** The lower triangle whose product with its own transpose is the matrix, which is positive definite. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const factor = matrix.map((row) => new Array<number>(row.length).fill(0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i]![k]! * factor[j]![k]!;
      factor[i]![j] = i === j ? Math.sqrt(rest) : rest / factor[j]![j]!;
    }
  }
  return factor;
}

function solve(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const half = forward(factor, right);
  const solution = [...half];
  for (let i = factor.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < factor.length; k++) solution[i]! -= factor[k]![i]! * solution[k]!;
    solution[i]! /= factor[i]![i]!;
  }
  return solution;
}

function forward(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const half = [...right];
  for (let i = 0; i < factor.length; i++) {
    for (let k = 0; k < i; k++) half[i]! -= factor[i]![k]! * half[k]!;
    half[i]! /= factor[i]![i]!;
  }
  return half;
}

/** An entry on the diagonal of the inverse. */
function inverseAt(factor: readonly (readonly number[])[], index: number): number {
  const unit = factor.map((_, i) => (i === index ? 1 : 0));
  return forward(factor, unit).reduce((sum, value) => sum + value * value, 0);
}
