import { formatDuration, formatMoney, formatNumber, formatPercent, type NumberOptions } from "./format";

type Maybe = number | null | undefined;

export function NumberText({ value, unit, ...options }: { value: Maybe; unit?: string } & NumberOptions) {
  return (
    <span className="whitespace-nowrap" title={options.compact ? formatNumber(value) : undefined}>
      {formatNumber(value, options)}
      {unit && <span className="text-muted"> {unit}</span>}
    </span>
  );
}

/** `value` from 0 to 1. */
export function Percent({ value, digits }: { value: Maybe; digits?: number }) {
  return <span className="whitespace-nowrap">{formatPercent(value, digits)}</span>;
}

export function Money({ amount, currency }: { amount: Maybe; currency?: string }) {
  return <span className="whitespace-nowrap">{formatMoney(amount, currency)}</span>;
}

export function Duration({ seconds }: { seconds: Maybe }) {
  return <span className="whitespace-nowrap">{formatDuration(seconds)}</span>;
}
