import type { Read } from "@/lib/domains/domain";
import { canonicalForm, type Expression, size } from "../expression";
import { parseExpression } from "../notation";

/** A formula in which some variables, the blanks, stand for any expression. In canonical form. */
export type Pattern = { readonly expression: Expression; readonly blanks: ReadonlySet<string> };

/** Nodes of the largest pattern; more is no shape that a person has in mind. */
const largestPattern = 60;

/** Letters that mean nothing in a formula. Each blank has its own, so that `_*_` does not become a square. */
const blankNames = [..."ABDFGHLMNPQR"];

/** Reads a shape such as `sin(_)*_` in any notation that formulas are read in. Never throws. */
export function readPattern(text: string): Read<Pattern> {
  const refuse = (message: string, position: number): Read<Pattern> => ({
    ok: false,
    error: { message, position },
  });
  const stray = new RegExp(`(?<![A-Za-z])[${blankNames.join("")}](?![A-Za-z])`).exec(text);
  if (stray) return refuse(`"${stray[0]}" is not a known name; write _ for any expression`, stray.index);
  // `log_2` and `log_{2}` have a base below them; every other _ is a blank.
  const parts = text.split(/_(?![\d{])/);
  if (parts.length - 1 > blankNames.length) {
    return refuse(`More than ${blankNames.length} blanks`, parts[0]?.length ?? 0);
  }
  const used = blankNames.slice(0, parts.length - 1);
  const written = parts.reduce((before, after, index) => `${before} ${used[index - 1]} ${after}`);
  const blanks = new Set(used);
  const read = parseExpression(written, { blanks });
  if (!read.ok) return read;
  const nodes = size(read.value);
  if (nodes > largestPattern)
    return refuse(`The shape has ${nodes} parts; ${largestPattern} is the most that is looked for`, 0);
  return { ok: true, value: { expression: canonicalForm(read.value), blanks } };
}
