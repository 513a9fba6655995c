import { type Formats, useFormats } from "../data";

export type ValueFormat = "number" | "percent" | "money";

/** How a chart writes its values. `precise` is for tooltips and tables, `short` for axes, where room is scarce. */
export function useValueFormats() {
  const formats = useFormats();
  return {
    precise: (value: number, format: ValueFormat) => precise[format](value, formats),
    short: (value: number, format: ValueFormat) => short[format](value, formats),
  };
}
export type ValueFormats = ReturnType<typeof useValueFormats>;

type Writers = Record<ValueFormat, (value: number, formats: Formats) => string>;

const precise: Writers = {
  number: (value, { number }) => number(value, { digits: 4 }),
  percent: (value, { percent }) => percent(value, 1),
  money: (value, { money }) => money(value),
};

const short: Writers = {
  number: (value, { number }) => number(value, { digits: 3, compact: true }),
  percent: (value, { number }) => `${number(value * 100, { digits: 1 })}%`,
  money: (value, { money }) => money(value),
};
