/** Of a normal distribution, 95 % lie within so many standard deviations. */
export const within95 = 1.959964;

export type Interval = { readonly low: number; readonly high: number };

/**
 * Wilson's score interval of a share, at 95 %: honest for few attempts and near 0 and 1, where solve rates mostly are.
 * Without attempts it is everything: [0, 1]. (E. B. Wilson, 1927.)
 */
export function wilsonInterval(successes: number, attempts: number): Interval {
  if (attempts === 0) return { low: 0, high: 1 };
  const z = within95;
  const share = successes / attempts;
  const middle = share + (z * z) / (2 * attempts);
  const spread = z * Math.sqrt((share * (1 - share)) / attempts + (z * z) / (4 * attempts * attempts));
  const scale = 1 + (z * z) / attempts;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}
