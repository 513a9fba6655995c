"use client";

import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { controlId } from "./control-id";
import { FieldContext, useFormState } from "./form-state";

type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  /** Overrides the error that the surrounding ActionForm has for this name. */
  error?: string;
  required?: boolean;
  /** Says "optional" beside the label. */
  optional?: boolean;
  /** One TextInput, NumberInput, Select or Textarea. */
  children: ReactNode;
  className?: string;
};

/** A label, a control, a hint and an error, tied together for assistive technology. */
export function Field({
  name,
  label,
  hint,
  error,
  required = false,
  optional,
  children,
  className,
}: FieldProps) {
  const t = useTranslations("forms");
  const { errors } = useFormState();
  const message = error ?? errors.find(({ field }) => field === name)?.message;
  const id = controlId(name);
  const described = [hint && `${id}-hint`, message && `${id}-error`].filter(Boolean).join(" ");
  const wiring = { id, name, required, invalid: message !== undefined, describedBy: described || undefined };
  return (
    <div className={classNames("grid content-start gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted text-xs">{t("optional")}</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      {message && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-xs">
          <CircleX aria-hidden className="mt-0.5 size-3 shrink-0" />
          {message}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-muted text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}
