import type { NumberOptions } from "./format";
import { useFormats } from "./use-formats";

type Maybe = number | null | undefined;

export function NumberText({ value, unit, ...options }: { value: Maybe; unit?: string } & NumberOptions) {
  const { number } = useFormats();
  return (
    <span className="whitespace-nowrap" title={options.compact ? number(value) : undefined}>
      {number(value, options)}
      {unit && <span className="text-muted"> {unit}</span>}
    </span>
  );
}

/** `value` from 0 to 1. */
export function Percent({ value, digits }: { value: Maybe; digits?: number }) {
  return <span className="whitespace-nowrap">{useFormats().percent(value, digits)}</span>;
}

export function Money({ amount, currency }: { amount: Maybe; currency?: string }) {
  return <span className="whitespace-nowrap">{useFormats().money(amount, currency)}</span>;
}

export function Duration({ seconds }: { seconds: Maybe }) {
  return <span className="whitespace-nowrap">{useFormats().duration(seconds)}</span>;
}
