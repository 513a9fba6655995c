import type { Language } from "@/lib/language/languages";

/** A report as what it says; ./html and ./pdf write it. Problems, notes and names in it are other people's text. */
export type Report = {
  readonly language: Language;
  readonly title: string;
  readonly parts: readonly Part[];
};

export type Part =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly Row[] };

type Row = readonly (string | number)[];

export const heading = (text: string): Part => ({ kind: "heading", text });
export const paragraph = (text: string): Part => ({ kind: "text", text });
export const table = (columns: readonly string[], rows: readonly Row[]): Part => ({
  kind: "table",
  columns,
  rows,
});
