/**
 * Acceptance sampling without replacement: what a sample of judged problems says of all of them. Exact, from the hypergeometric
 * distribution; no normal approximation. Valid where the sample was drawn at random.
 */

export type Sample = {
  /** All problems. */
  readonly population: number;
  /** Of which so many were judged. */
  readonly sampled: number;
  /** And so many of those were bad. */
  readonly bad: number;
};

/** 1 − 0.8 is a little less than 0.2: a chance that is equal to it in truth must not come out as more. */
const rounding = 1e-12;

/**
 * The most bad problems there may be in the whole population: one more would have shown so few in the sample with a probability
 * of 1 − confidence or less. (The one-sided exact bound; with an infinite population it becomes Clopper and Pearson's, 1934.)
 * @param confidence above 0 and below 1 @throws RangeError where the counts cannot be
 */
export function mostBad({ population, sampled, bad }: Sample, confidence: number): number {
  check({ population, sampled, bad }, confidence);
  let possible = bad;
  let ruledOut = population - (sampled - bad) + 1;
  while (ruledOut - possible > 1) {
    const middle = Math.floor((possible + ruledOut) / 2);
    if (chanceOfAtMost(bad, { population, sampled, bad: middle }) > 1 - confidence + rounding)
      possible = middle;
    else ruledOut = middle;
  }
  return possible;
}

/**
 * The smallest sample in which not one bad problem rules out, with this confidence, that more than this share of the population is bad.
 * @param share 0 to 1
 */
export function sampleSizeToRuleOut(share: number, population: number, confidence: number): number {
  const allowed = Math.floor(share * population + 1e-9);
  let tooFew = -1;
  let enough = population;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (mostBad({ population, sampled: middle, bad: 0 }, confidence) <= allowed) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

/** The chance of at most `most` bad problems in a sample, where `bad` of the population are. */
export function chanceOfAtMost(most: number, { population, sampled, bad }: Sample): number {
  const least = Math.max(0, sampled - (population - bad));
  const greatest = Math.min(bad, sampled);
  if (most >= greatest) return 1;
  if (most < least) return 0;
  const chance = (found: number) =>
    Math.exp(
      logChoose(bad, found) + logChoose(population - bad, sampled - found) - logChoose(population, sampled),
    );
  /** chance(found + 1) / chance(found) */
  const rise = (found: number) =>
    ((bad - found) * (sampled - found)) / ((found + 1) * (population - bad - sampled + found + 1));
  // Terms fall away from the most likely number: summing from the side where they are small loses nothing.
  const likeliest = Math.floor(((sampled + 1) * (bad + 1)) / (population + 2));
  if (most < likeliest) return sumOfFalling(chance(most), most - least, (step) => 1 / rise(most - step));
  const above = most + 1;
  return Math.max(0, 1 - sumOfFalling(chance(above), greatest - above, (step) => rise(above + step - 1)));
}

/** A first term and so many after it, each the one before times its factor; `step` counts from 1. */
function sumOfFalling(first: number, more: number, factor: (step: number) => number): number {
  let term = first;
  let sum = first;
  for (let step = 1; step <= more; step++) {
    term *= factor(step);
    sum += term;
    // Also where even the first is too small for a number: those after it are smaller.
    if (term <= sum * 1e-17) break;
  }
  return sum;
}

const logChoose = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

const smallLogFactorials = [0, 0];
for (let n = 2; n < 64; n++) smallLogFactorials.push(smallLogFactorials[n - 1]! + Math.log(n));

/** Stirling's series; from 64 on, its error is below 1e-13. */
function logFactorial(n: number): number {
  if (n < smallLogFactorials.length) return smallLogFactorials[n]!;
  return (
    n * Math.log(n) -
    n +
    0.5 * Math.log(2 * Math.PI * n) +
    1 / (12 * n) -
    1 / (360 * n ** 3) +
    1 / (1260 * n ** 5)
  );
}

function check({ population, sampled, bad }: Sample, confidence: number): void {
  const counts = [population, sampled, bad];
  if (
    counts.every(Number.isSafeInteger) &&
    bad >= 0 &&
    bad <= sampled &&
    sampled <= population &&
    confidence > 0 &&
    confidence < 1
  )
    return;
  throw new RangeError(`No sample: ${bad} bad of ${sampled} of ${population}, confidence ${confidence}`);
}
