export type DistributionTest = {
  /** The greatest distance between the two cumulative distributions, 0 to 1: the size of the effect as well. */
  readonly effect: number;
  /** Where that distance is: the least value up to which the shares of the two samples differ by it. */
  readonly at: number;
  /** The chance of a distance at least as great if both were drawn from one distribution; asymptotic. */
  readonly pValue: number;
};

/**
 * The two-sample Kolmogorov–Smirnov test. With ties, as in counts and lengths, the p-value errs to the large side. Null
 * where a sample is empty. (N. Smirnov, 1948; M. A. Stephens' correction for small samples, 1970.)
 */
export function kolmogorovSmirnovTest(
  one: readonly number[],
  other: readonly number[],
): DistributionTest | null {
  if (one.length === 0 || other.length === 0) return null;
  const a = Float64Array.from(one).sort();
  const b = Float64Array.from(other).sort();
  let effect = 0;
  let greatest = Math.min(a[0]!, b[0]!);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const at = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === at) i++;
    while (j < b.length && b[j] === at) j++;
    const distance = Math.abs(i / a.length - j / b.length);
    if (distance > effect) [effect, greatest] = [distance, at];
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  return { effect, at: greatest, pValue: kolmogorovTail((root + 0.12 + 0.11 / root) * effect) };
}

/** The share of Kolmogorov's distribution above `distance`, for distance ≥ 0. (A. Kolmogorov, 1933.) */
export function kolmogorovTail(distance: number): number {
  // Below this the tail is 1 to ten digits, and its series would not converge.
  if (distance < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k * k * distance * distance);
    sum += k % 2 === 1 ? term : -term;
    if (term < 1e-16) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
}
