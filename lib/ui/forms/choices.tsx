"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../class-names";
import { controlId } from "./control-id";
import { useFormState } from "./form-state";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
};

export function Checkbox({ label, hint, className, id, ...rest }: CheckboxProps) {
  const { errors } = useFormState();
  const error = errors.find(({ field }) => field === rest.name)?.message;
  const own =
    id ?? (rest.value === undefined ? controlId(rest.name) : `${controlId(rest.name)}-${rest.value}`);
  return (
    <div className={classNames("grid grid-cols-[1rem_1fr] items-start gap-x-2", className)}>
      <input
        type="checkbox"
        id={own}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${own}-more` : undefined}
        className="mt-0.5 size-4"
        {...rest}
      />
      <label htmlFor={own}>{label}</label>
      {(hint || error) && (
        <p
          id={`${own}-more`}
          className={classNames("col-start-2 text-xs", error ? "text-bad" : "text-muted")}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export type RadioCard = {
  readonly value: string;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly badge?: ReactNode;
  readonly disabled?: boolean;
};

type RadioCardsProps = {
  name: string;
  /** The question the cards answer. */
  label: string;
  options: readonly RadioCard[];
  defaultValue?: string;
  /** Cards in a row on wide screens; default 1. */
  columns?: 1 | 2 | 3;
  onChange?: (value: string) => void;
};

const columnClass = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-3" };

/** One choice out of a few, each with room to say what it means. */
export function RadioCards({ name, label, options, defaultValue, columns = 1, onChange }: RadioCardsProps) {
  const { errors } = useFormState();
  const error = errors.find(({ field }) => field === name)?.message;
  return (
    <fieldset
      id={controlId(name)}
      tabIndex={-1}
      aria-describedby={error ? `${controlId(name)}-error` : undefined}
    >
      <legend className="mb-1 font-medium">{label}</legend>
      <div className={classNames("grid gap-2", columnClass[columns])}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              "flex gap-2.5 rounded-lg border bg-surface p-3 transition-colors hover:border-line-strong",
              "has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent",
              option.disabled && "cursor-not-allowed opacity-60",
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              disabled={option.disabled}
              onChange={onChange && (() => onChange(option.value))}
              className="mt-0.5 size-4 shrink-0 focus-visible:outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="flex items-center justify-between gap-2 font-medium">
                {option.title}
                {option.badge}
              </span>
              {option.description && (
                <span className="mt-0.5 block text-muted text-xs">{option.description}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${controlId(name)}-error`} className="mt-1 text-bad text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
