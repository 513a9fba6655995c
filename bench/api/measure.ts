import { quantile } from "../quantile";

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
  return { name, msP50: rounded(quantile(ms, 0.5)), msP95: rounded(quantile(ms, 0.95)), boundMs };
}

const rounded = (ms: number) => Math.round(ms * 100) / 100;
