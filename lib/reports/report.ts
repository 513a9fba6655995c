import type { Language } from "@/lib/language/languages";

/** A report as what it says; ./html and ./pdf write it. Problems, notes and names in it are other people's text. */
export type Report = {
  readonly language: Language;
  readonly title: string;
  /** What a file with it is called after: what it is, and of what. */
  readonly about: readonly string[];
  readonly writtenAt: Date;
  readonly parts: readonly Part[];
};

export type Part =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "table"; readonly columns: readonly string[]; readonly rows: readonly Row[] };

type Row = readonly (string | number)[];

export const heading = (text: string): Part => ({ kind: "heading", text });
export const paragraph = (text: string): Part => ({ kind: "text", text });
/** Without columns it has no header. One without rows says nothing and is left out of its section. */
export const table = (columns: readonly string[], rows: readonly Row[]): Part => ({
  kind: "table",
  columns,
  rows,
});

/** A heading with what stands under it; where that is nothing it says so, or is left out. */
export function section(title: string, parts: readonly Part[], whenEmpty?: string): Part[] {
  const filled = parts.filter((part) => part.kind !== "table" || part.rows.length > 0);
  if (filled.length > 0) return [heading(title), ...filled];
  return whenEmpty === undefined ? [] : [heading(title), paragraph(whenEmpty)];
}
