export type Row = {
  readonly name: string;
  readonly msP50: number;
  readonly msP95: number;
  readonly boundMs: number;
};

/** Times a thing again and again; the first times, when caches are cold, do not count. */
export async function timed(
  name: string,
  boundMs: number,
  work: () => Promise<unknown>,
  { times = 60, warmUp = 5 }: { times?: number; warmUp?: number } = {},
): Promise<Row> {
  const ms: number[] = [];
  for (let i = -warmUp; i < times; i++) {
    const started = performance.now();
    await work();
    if (i >= 0) ms.push(performance.now() - started);
  }
  return rowOf(name, boundMs, ms);
}

export function rowOf(name: string, boundMs: number, ms: readonly number[]): Row {
  const sorted = [...ms].sort((a, b) => a - b);
  return { name, msP50: rounded(quantile(sorted, 0.5)), msP95: rounded(quantile(sorted, 0.95)), boundMs };
}

/** The smallest value that this share of the sorted values does not exceed. */
const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
const rounded = (ms: number) => Math.round(ms * 100) / 100;
