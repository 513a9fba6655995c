/**
 * The 95 % Wilson score interval of a rate (Wilson 1927): unlike the normal approximation it stays within 0 and 1 and
 * says something for few attempts. `attempts` at least 1.
 */
export function solveInterval(verified: number, attempts: number): { low: number; high: number } {
  const z = 1.959964;
  const rate = verified / attempts;
  const scale = 1 + z ** 2 / attempts;
  const centre = (rate + z ** 2 / (2 * attempts)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / attempts + z ** 2 / (4 * attempts ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
