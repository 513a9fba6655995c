/** The ticks of an axis: 1, 2 or 5 times a power of ten apart, and how many digits after the point tell them apart. */
export type NiceScale = {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly ticks: readonly number[];
};

type Options = {
  /** About how many steps; a step more or less where that is rounder. */
  readonly steps?: number;
  /** No tick between whole numbers. */
  readonly whole?: boolean;
};

/** A scale from a tick at or below `low` to one at or above `high`. */
export function niceScale(low: number, high: number, options: Options = {}): NiceScale {
  const [from, to] = low < high ? [low, high] : [low - room(low), high + room(high)];
  const step = niceStep(to - from, options);
  const first = Math.floor(from / step + rounding);
  const last = Math.ceil(to / step - rounding);
  const ticks = multiples(first, last, step);
  return { low: ticks[0]!, high: ticks.at(-1)!, step, ticks };
}

/** A scale that ends where the values do, with the ticks that lie between. */
export function innerScale(low: number, high: number, options: Options = {}): NiceScale {
  const step = niceStep(high - low || room(low), options);
  const ticks = multiples(Math.ceil(low / step - rounding), Math.floor(high / step + rounding), step);
  return { low, high, step, ticks };
}

/** How many digits after the point a multiple of a step has. */
export const digitsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + rounding));

const rounding = 1e-9;
/** On either side of a value that stands alone. */
const room = (value: number): number => Math.abs(value) / 2 || 1;

function niceStep(span: number, { steps = 5, whole = false }: Options): number {
  const rough = span / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const times = [1, 2, 5].find((one) => rough / power <= one * Math.SQRT2) ?? 10;
  return whole ? Math.max(1, times * power) : times * power;
}

/** Multiples as they are written, without what binary fractions add. */
function multiples(first: number, last: number, step: number): number[] {
  const digits = Math.min(100, digitsOf(step));
  return Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(digits)),
  );
}
