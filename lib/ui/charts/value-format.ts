import { type Formats, useFormats } from "../data";

export type ValueFormat = "number" | "percent" | "money";

/** How a chart writes its values in tooltips and tables; its axes follow their own steps. */
export function useValueFormats() {
  const formats = useFormats();
  return { precise: (value: number, format: ValueFormat) => precise[format](value, formats) };
}

const precise: Record<ValueFormat, (value: number, formats: Formats) => string> = {
  number: (value, { number }) => number(value, { digits: 4 }),
  percent: (value, { percent }) => percent(value, 1),
  money: (value, { money }) => money(value),
};
