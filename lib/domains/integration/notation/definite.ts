import type { Read } from "../../domain";
import type { Expression } from "../expression/expression";
import { parseExpression, readIntegrand } from "./answer";
import { closingBracket } from "./closing-bracket";
import { ReadFailure, reading } from "./failure";
import { limits } from "./limits";

/** A bound: a constant, or infinitely far away. */
export type Bound = Expression | "infinity" | "minus-infinity";
export type DefiniteIntegral = {
  readonly integrand: Expression;
  readonly from: Bound;
  readonly to: Bound;
};

type Span = { readonly from: number; readonly to: number };

const signWithBounds =
  /^[\s$]*(?:\\[([]\s*)?(?:\\displaystyle\s*)?(?:∫|\\int(?![A-Za-z]))\s*(?:\\limits)?\s*(?=[_^₀-₉₋])/;
const call = /^\s*(?:integrate|Integral|integral)\s*\(/;
const words = /^\s*(?:(?:find|evaluate|compute)\s+)?(?:the\s+)?(?:definite\s+)?integral\s+of\s+/i;
const isWorded = /\bfrom\b[^=]{1,200}\bto\b/i;

/** Whether the text is a definite integral by its look: a sign with bounds, SymPy's call with a range, or words. */
export function looksDefinite(text: string): boolean {
  const start = text.slice(0, 400);
  if (signWithBounds.test(start)) return true;
  if (call.test(start)) return /\(\s*[A-Za-z]\s*,[^()]*,/.test(text.slice(-400));
  return words.test(start) && isWorded.test(start);
}

/**
 * Reads a definite integral: `\int_0^{\pi} sin(x) dx`, `∫₀¹ x² dx`, `Integral(x**2, (x, 0, 1))`, `the integral of x^2 from 0 to 1`. Never throws.
 */
export function readDefinite(
  text: string,
  options: { readonly variable?: string } = {},
): Read<DefiniteIntegral> {
  return reading(() => {
    if (text.length > limits.characters) {
      throw new ReadFailure(`Longer than ${limits.characters} characters`, limits.characters);
    }
    const sign = signWithBounds.exec(text);
    if (sign) return withSign(text, sign[0].length, options);
    if (call.test(text)) return fromCall(text, options);
    return fromWords(text, options);
  });
}

function withSign(text: string, start: number, options: { readonly variable?: string }): DefiniteIntegral {
  const bounds: { _?: Span; "^"?: Span } = {};
  let at = start;
  for (;;) {
    while (/[\s]/.test(text[at] ?? "")) at++;
    const script = scriptAt(text, at);
    if (!script) break;
    if (bounds[script.which]) throw new ReadFailure("Two bounds stand on the same side", at);
    bounds[script.which] = script.span;
    at = script.end;
  }
  const { _: lower, "^": upper } = bounds;
  if (!lower || !upper) throw new ReadFailure("A definite integral needs two bounds", at);
  const rest = text.slice(at).replace(/[\s.?]*(?:\$+|\\\)|\\\])?[\s.]*$/, "");
  const integrand = taken(readIntegrand(`∫${rest}`, options), at - 1);
  return { integrand, from: boundIn(text, lower), to: boundIn(text, upper) };
}

type Script = { readonly which: "_" | "^"; readonly span: Span; readonly end: number };

const raisedOrLowered = /^(?:[₋]?[₀-₉]+|⁻?[⁰¹²³⁴-⁹]+)/;

function scriptAt(text: string, at: number): Script | null {
  const small = raisedOrLowered.exec(text.slice(at, at + 12));
  if (small) {
    const which = /[₋₀-₉]/.test(small[0]) ? "_" : "^";
    return { which, span: { from: at, to: at + small[0].length }, end: at + small[0].length };
  }
  const which = text[at];
  if (which !== "_" && which !== "^") return null;
  let from = at + 1;
  while (text[from] === " ") from++;
  if (text[from] === "{" || text[from] === "(") {
    const end = closing(text, from);
    return { which, span: { from: from + 1, to: end }, end: end + 1 };
  }
  const word = /^[+-]?\s*(?:\d+(?:\.\d+)?|\\[A-Za-z]+|∞|π|[A-Za-z]+)/.exec(text.slice(from, from + 40))?.[0];
  if (!word) throw new ReadFailure("A bound is missing", from);
  return { which, span: { from, to: from + word.length }, end: from + word.length };
}

/** The place of the bracket that closes the one at `from`. @throws ReadFailure */
function closing(text: string, from: number): number {
  const at = closingBracket(text, from, text.length);
  if (at < 0) throw new ReadFailure(`"${text[from]}" is never closed`, from);
  return at;
}

function fromCall(text: string, options: { readonly variable?: string }): DefiniteIntegral {
  const open = text.indexOf("(");
  const end = closing(text, open);
  const parts = commaParts(text, { from: open + 1, to: end });
  const [integrand, range] = parts;
  const rangeFrom = range ? text.indexOf("(", range.from) : -1;
  if (parts.length !== 2 || rangeFrom < 0)
    throw new ReadFailure("An integrand and a range belong here", open);
  const [name, lower, upper] = commaParts(text, { from: rangeFrom + 1, to: closing(text, rangeFrom) });
  if (!name || !lower || !upper) throw new ReadFailure("A range needs a variable and two bounds", rangeFrom);
  const variable = text.slice(name.from, name.to).trim();
  if (variable !== (options.variable ?? "x"))
    throw new ReadFailure(`The variable is ${options.variable ?? "x"}`, name.from);
  return {
    integrand: taken(readIntegrand(text.slice(integrand!.from, integrand!.to), options), integrand!.from),
    from: boundIn(text, lower),
    to: boundIn(text, upper),
  };
}

function commaParts(text: string, { from, to }: Span): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at === to || (text[at] === "," && depth === 0)) {
      parts.push({ from: start, to: at });
      start = at + 1;
    } else if ("([{".includes(text[at]!)) depth++;
    else if (")]}".includes(text[at]!)) depth--;
  }
  return parts;
}

function fromWords(text: string, options: { readonly variable?: string }): DefiniteIntegral {
  const start = words.exec(text)?.[0].length ?? 0;
  const found =
    /^([\s\S]+?)\s*,?\s+from\s+(?:[A-Za-z]\s*=\s*)?([\s\S]+?)\s+to\s+(?:[A-Za-z]\s*=\s*)?([\s\S]+?)[\s.?]*$/.exec(
      text.slice(start),
    );
  if (!found) throw new ReadFailure("No bounds are written here", start);
  const [, integrand = "", lower = "", upper = ""] = found;
  const place = (part: string) => text.indexOf(part, start);
  return {
    integrand: taken(readIntegrand(integrand, options), start),
    from: boundIn(text, { from: place(lower), to: place(lower) + lower.length }),
    to: boundIn(text, { from: text.lastIndexOf(upper), to: text.lastIndexOf(upper) + upper.length }),
  };
}

const smallDigits = new Map(
  [..."₀₁₂₃₄₅₆₇₈₉₋⁰¹²³⁴⁵⁶⁷⁸⁹⁻"].map((char, k) => [char, "0123456789-0123456789-"[k]!]),
);
const infinity = /^\s*\+?\s*(?:\\infty|∞|oo|inf|infinity|infty|math\.inf|np\.inf)\s*$/i;
const minusInfinity = /^\s*[-−]\s*(?:\\infty|∞|oo|inf|infinity|infty|math\.inf|np\.inf)\s*$/i;

function boundIn(text: string, { from, to }: Span): Bound {
  const written = [...text.slice(from, to)].map((char) => smallDigits.get(char) ?? char).join("");
  if (infinity.test(written)) return "infinity";
  if (minusInfinity.test(written)) return "minus-infinity";
  // A bound knows no variable: every letter but pi and e is a stranger in it.
  return taken(parseExpression(written.replaceAll("$", ""), { variable: "" }), from);
}

function taken<T>(read: Read<T>, offset: number): T {
  if (read.ok) return read.value;
  throw new ReadFailure(read.error.message, Math.max(0, read.error.position + offset));
}
