import type { IntendedDifficulty } from "@/lib/domains/domain";

/** The difficulty that a word or a heading speaks of; null where it speaks of none. */
export function readDifficulty(text: unknown): IntendedDifficulty | null {
  if (typeof text !== "string") return null;
  const said = text.toLowerCase();
  if (/eas|simpl/.test(said)) return "easier";
  if (/equi|simil|same/.test(said)) return "equivalent";
  return /hard|difficult/.test(said) ? "harder" : null;
}
