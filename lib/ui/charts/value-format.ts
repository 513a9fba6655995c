import { formatMoney, formatNumber, formatPercent } from "../data/format";

export type ValueFormat = "number" | "percent" | "money";

const precise: Record<ValueFormat, (value: number) => string> = {
  number: (value) => formatNumber(value, { digits: 4 }),
  percent: (value) => formatPercent(value, 1),
  money: (value) => formatMoney(value),
};

const short: Record<ValueFormat, (value: number) => string> = {
  number: (value) => formatNumber(value, { digits: 3, compact: true }),
  percent: (value) => `${formatNumber(value * 100, { digits: 1 })}%`,
  money: (value) => formatMoney(value),
};

/** For tooltips and tables. */
export const preciseValue = (value: number, format: ValueFormat) => precise[format](value);
/** For axes, where room is scarce. */
export const axisValue = (value: number, format: ValueFormat) => short[format](value);
