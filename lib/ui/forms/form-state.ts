"use client";

import { createContext, use } from "react";
import type { FieldMessage } from "./action-result";

export type FormState = { readonly errors: readonly FieldMessage[]; readonly pending: boolean };

/** What the nearest ActionForm knows: the errors of its last answer, and whether one is awaited. */
export const FormStateContext = createContext<FormState>({ errors: [], pending: false });

export const useFormState = () => use(FormStateContext);

/** What a Field tells the control inside it. */
export type FieldWiring = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
};

export const FieldContext = createContext<FieldWiring | null>(null);

/** The attributes a control takes from its Field; empty outside of one. */
export function useFieldAttributes() {
  const field = use(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    name: field.name,
    required: field.required || undefined,
    "aria-invalid": field.invalid || undefined,
    "aria-describedby": field.describedBy,
  };
}
