"use client";

import { ChevronDown, Search } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "../class-names";
import { useFieldAttributes } from "./form-state";

const box =
  "w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-muted " +
  "aria-invalid:border-bad aria-invalid:shadow-[inset_2px_0_0_var(--color-bad)] " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:opacity-60 " +
  "focus-visible:outline-offset-0 focus-visible:border-accent";

/** `mono` for formulas, ids and addresses. */
type Mono = { mono?: boolean };

export function TextInput({ mono, className, ...rest }: ComponentProps<"input"> & Mono) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={mono ? false : undefined}
      {...useFieldAttributes()}
      {...rest}
      className={classNames(box, "h-8", mono && "font-mono text-xs", className)}
    />
  );
}

/** `unit`: what is counted, shown inside the box at its right. */
export function NumberInput({
  unit,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { unit?: string }) {
  const input = (
    <input
      type="number"
      inputMode="decimal"
      {...useFieldAttributes()}
      {...rest}
      className={classNames(
        box,
        "h-8 [appearance:textfield] [&::-webkit-inner-spin-button]:appearance-none",
        className,
      )}
    />
  );
  if (!unit) return input;
  return (
    <span className="relative block">
      {input}
      <span className="pointer-events-none absolute inset-y-0 right-2.5 grid place-items-center bg-surface pl-1 text-muted text-xs my-px">
        {unit}
      </span>
    </span>
  );
}

export function Textarea({ mono, className, rows = 4, ...rest }: ComponentProps<"textarea"> & Mono) {
  return (
    <textarea
      rows={rows}
      spellCheck={mono ? false : undefined}
      {...useFieldAttributes()}
      {...rest}
      className={classNames(box, "py-1.5", mono && "font-mono text-xs leading-5", className)}
    />
  );
}

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly Option[];
  /** An entry with an empty value, shown first. */
  placeholder?: string;
};

/** The browser's own select: it works by keyboard, by touch and before scripts have loaded. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className={classNames("relative block", className)}>
      <select {...useFieldAttributes()} {...rest} className={classNames(box, "h-8 appearance-none pr-8")}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
    </span>
  );
}

/** A search box; `label` names it for screen readers. */
export function SearchInput({ label, className, ...rest }: ComponentProps<"input"> & { label: string }) {
  return (
    <span className={classNames("relative block", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        {...rest}
        className={classNames(box, "h-8 pl-8")}
      />
    </span>
  );
}
