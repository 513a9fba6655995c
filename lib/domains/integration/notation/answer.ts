import type { Read } from "../../domain";
import { canonicalText } from "../expression/canonical";
import type { Expression } from "../expression/expression";
import { closingBracket } from "./closing-bracket";
import type { Grammar } from "./cursor";
import { ReadFailure, reading } from "./failure";
import { limits } from "./limits";
import { parse } from "./parser";
import { integer } from "./tree";

export type ReadOptions = {
  /** The name of the variable of integration; `x` where none is given. */
  readonly variable?: string;
  /** Names that stand for any expression; they come back as variables. */
  readonly blanks?: ReadonlySet<string>;
};

/** Reads one expression and nothing else: no label, no constant of integration, no differential. Never throws. */
export function parseExpression(text: string, options: ReadOptions = {}): Read<Expression> {
  return reading(() => {
    checkLength(text);
    return parse(text, 0, text.length, grammarFor(options, false)).expression;
  });
}

/**
 * Reads an answer as models and people write it: the expression inside <ANSWER>, \boxed or $ signs, after "the answer
 * is" or `F(x) =`, before `+ C`. The constant of integration is dropped. Never throws.
 */
export function readAnswer(text: string, options: ReadOptions = {}): Read<Expression> {
  return reading(() => {
    checkLength(text);
    const grammar = grammarFor(options, true);
    const sides = sidesOf(text, answerSpan(text, grammar.variable));
    const answers = sides.map((side) => readSide(text, side, grammar));
    const last = answers.length - 1;
    const other = answers.findIndex((answer) => !isSame(answer, answers[last]!));
    if (other >= 0) {
      throw new ReadFailure("More than one expression is written here; give one", sides[other + 1]!.from);
    }
    return answers[last]!;
  });
}

function readSide(text: string, { from, to }: Span, grammar: Grammar): Expression {
  const { expression, constants } = parse(text, from, to, grammar);
  if (constants.length === 0) return expression;
  const rest = withoutConstant(expression, grammar.constantsOfIntegration);
  if (!rest || constants.length > 1) {
    const where = constants[constants.length > 1 ? 1 : 0]!;
    throw new ReadFailure(`${where.text} may stand only as one added constant of integration`, where.start);
  }
  return rest;
}

const isSame = (a: Expression, b: Expression): boolean => a === b || canonicalText(a) === canonicalText(b);

/** A chain such as `= 2·x²/2 + C = x² + C`, side by side. */
function sidesOf(text: string, { from, to }: Span): Span[] {
  const sides: Span[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && text[at] !== "=") continue;
    if (at > start || sides.length > 0 || at === to) sides.push({ from: start, to: at });
    start = at + 1;
    if (sides.length > mostSides) throw new ReadFailure("Too many equals signs are written here", at);
  }
  return sides;
}

/** Reads a problem: an integrand, bare or inside `∫ … dx`. Never throws. */
export function readIntegrand(text: string, options: ReadOptions = {}): Read<Expression> {
  return reading(() => {
    checkLength(text);
    const span = unwrap(text, { from: 0, to: text.length });
    const lead =
      /(?:(?:find|evaluate|compute|integrate)\s*:?\s*)?(?:\\[([]|\$+)?\s*(?:∫|\\int(?![A-Za-z])(?:\\limits)?)\s*/iy;
    lead.lastIndex = span.from;
    const sign = lead.exec(text)?.[0].length ?? 0;
    const inner = unwrap(text, { from: span.from + sign, to: span.to });
    return parse(text, inner.from, inner.to, { ...grammarFor(options, false), differential: sign > 0 })
      .expression;
  });
}

function checkLength(text: string): void {
  if (text.length > limits.characters) {
    throw new ReadFailure(`Longer than ${limits.characters} characters`, limits.characters);
  }
}

const mostSides = 6;
const constantNames = new Set(["C", "c", "K", "k", "const", "constant"]);
const grammarFor = ({ variable = "x", blanks = new Set() }: ReadOptions, answer: boolean): Grammar => ({
  variable,
  constantsOfIntegration: answer ? constantNames : blanks,
  differential: answer,
});

/** The expression less its added constant; null where the constant is not a term of the outermost sum. */
function withoutConstant(expression: Expression, names: ReadonlySet<string>): Expression | null {
  const isConstant = (term: Expression): boolean => {
    if (term.kind === "variable") return names.has(term.name);
    const [sign, rest, ...more] = term.kind === "product" ? term.factors : [];
    const negative = sign?.kind === "number" && sign.numerator === -1 && sign.denominator === 1;
    return (
      negative && rest !== undefined && more.length === 0 && rest.kind === "variable" && names.has(rest.name)
    );
  };
  if (isConstant(expression)) return integer(0);
  if (expression.kind !== "sum") return null;
  const terms = expression.terms.filter((term) => !isConstant(term));
  if (terms.length !== expression.terms.length - 1) return null;
  return terms.length === 1 ? terms[0]! : { kind: "sum", terms };
}

type Span = { readonly from: number; readonly to: number };

function answerSpan(text: string, variable: string): Span {
  let span = tagged(text) ?? { from: 0, to: text.length };
  span = unwrap(text, boxed(text, span) ?? span);
  // Labels and wrappers nest: `The answer is $F(x) = …$`. Each turn shortens the span; four are more than models use.
  for (let turn = 0; turn < 4; turn++) {
    const after = afterLabel(text, span, variable);
    if (after === span) return span;
    span = unwrap(text, after);
  }
  return span;
}

/** What stands between <ANSWER> and </ANSWER>. Several blocks must say the same. */
function tagged(text: string): Span | null {
  let found: Span | null = null;
  const tag = /<(\/?)answer>/gi;
  let open = -1;
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    if (match[1] === "") {
      open = tag.lastIndex;
      continue;
    }
    if (open < 0) throw new ReadFailure("</ANSWER> closes nothing", match.index);
    found = sameOrFirst(text, found, { from: open, to: match.index });
    open = -1;
  }
  if (open >= 0) throw new ReadFailure("<ANSWER> is never closed", open);
  return found;
}

/** What stands inside \boxed{…}. Several boxes must say the same. */
function boxed(text: string, span: Span): Span | null {
  let found: Span | null = null;
  const box = /\\f?boxed\s*\{/g;
  box.lastIndex = span.from;
  for (let match = box.exec(text); match && match.index < span.to; match = box.exec(text)) {
    const from = box.lastIndex;
    const to = closingBracket(text, from - 1, span.to);
    if (to < 0) throw new ReadFailure("\\boxed{ is never closed", match.index);
    found = sameOrFirst(text, found, { from, to });
    box.lastIndex = to + 1;
  }
  return found;
}

function sameOrFirst(text: string, first: Span | null, next: Span): Span {
  if (!first) return next;
  if (text.slice(first.from, first.to).trim() === text.slice(next.from, next.to).trim()) return first;
  throw new ReadFailure("Two different answers are given", next.from);
}

const wrappers: readonly (readonly [string, string])[] = [
  ["```", "```"],
  ["$$", "$$"],
  ["$", "$"],
  ["\\(", "\\)"],
  ["\\[", "\\]"],
  ["`", "`"],
  ["**", "**"],
  ["*", "*"],
];

const constantOfNote = String.raw`\$?[CcKk](?:_\{?\d\}?|\d)?\$?`;
/** What people add about the constant of integration: `where C is a constant`, `C \\in \\mathbb{R}`. */
const note = new RegExp(
  String.raw`(?:[,;]|\\[,;: ]|\\q?quad|\s)*\(?(?:where|with|for(?:\s+(?:any|some))?)?\s*${constantOfNote}\s*` +
    String.raw`(?:(?:∈|\\in(?![a-z]))\s*(?:ℝ|R|\\R|\\mathbb\s*\{?\s*R\s*\}?)` +
    String.raw`|(?:(?:is|being|denotes|represents)\s+)?(?:(?:an?|the|any|some)\s+)?(?:(?:arbitrary|real|integration)\s+)*` +
    String.raw`(?:constant|number)[a-z ]{0,40})\)?$`,
  "i",
);
const longestNote = 120;
/** What every note has in it: to look for that is quicker than to look for a note. */
const markOfNote = /constant|number|∈|\\in/i;

/** How long the note at the end of text[from, to) is. */
function lengthOfNote(text: string, from: number, to: number): number {
  const tail = text.slice(Math.max(from, to - longestNote), to);
  return markOfNote.test(tail) ? (note.exec(tail)?.[0].length ?? 0) : 0;
}

const environment = /^\\begin\{(equation|align|aligned|gather|displaymath)(\*?)\}/;

/** What stands between \\begin{equation} and its end; the same span where there is none. */
function insideEnvironment(text: string, { from, to }: Span): Span {
  const opening = text.startsWith("\\begin", from) ? environment.exec(text.slice(from, from + 24)) : null;
  if (!opening) return { from, to };
  const closing = `\\end{${opening[1]}${opening[2]}}`;
  const inside = { from: from + opening[0].length, to: to - closing.length };
  return inside.from <= inside.to && text.startsWith(closing, inside.to) ? inside : { from, to };
}

/** Drops white space, a full stop at the end, and delimiters that enclose the whole span. */
function unwrap(text: string, span: Span): Span {
  let { from, to } = span;
  for (let changed = true; changed; ) {
    changed = false;
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /[\s.;]/.test(text[to - 1]!)) to--;
    const noted = lengthOfNote(text, from, to);
    if (noted > 0) {
      to -= noted;
      changed = true;
    }
    const inside = insideEnvironment(text, { from, to });
    if (inside.from !== from) {
      ({ from, to } = inside);
      changed = true;
    }
    for (const [open, close] of wrappers) {
      const fits = to - from >= open.length + close.length;
      if (
        !fits ||
        !text.startsWith(open, from) ||
        !text.endsWith(close, to) ||
        !text.slice(0, to).endsWith(close)
      )
        continue;
      from += open.length;
      to -= close.length;
      if (open === "```")
        from += /^(?:python|latex|text|tex)?\s*\n/.exec(text.slice(from, from + 12))?.[0].length ?? 0;
      changed = true;
      break;
    }
  }
  return { from, to };
}

/** Marks of headings and bold type before a label. */
const marks = String.raw`^[#*_>\s]*`;
const lead = new RegExp(
  `${marks}(?:so|thus|hence|therefore|finally|we (?:get|have|obtain)|this gives)(?:\\s*[,:]\\s*|\\s+)`,
  "i",
);
const words = new RegExp(
  String.raw`${marks}(?:(?:the|an?|our|my)\s+)?(?:(?:final|general|indefinite|correct)\s+)*` +
    String.raw`(?:answer|antiderivative|integral|result|solution)(?:\s+(?:of|to|for)\s+[^=\n]{1,160}?)?` +
    String.raw`(?:\s*\*{0,2}\s*[:=]|\s+(?:is|are)\b\s*:?|\s*\*{0,2}\s*\n)[\s*]*`,
  "i",
);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const labelsOf = (variable: string): readonly RegExp[] => [
  lead,
  words,
  new RegExp(`^(?:\\\\?[FGHIy]\\s*(?:\\(\\s*${escaped(variable)}\\s*\\))?|answer)\\s*=\\s*`),
  new RegExp(`^(?:∫|\\\\int(?![A-Za-z]))[^=]{0,380}?d\\s*\\}?\\s*${escaped(variable)}\\s*=\\s*`),
];
const labelsOfX = labelsOf("x");

/** Skips "The answer is", "F(x) =", "∫ … dx =" and the like at the start of the span; the same span where none is. */
function afterLabel(text: string, span: Span, variable: string): Span {
  if (!/[A-Za-z∫\\#*_>]/.test(text[span.from] ?? "")) return span;
  const start = text.slice(span.from, Math.min(span.to, span.from + 400));
  for (const lead of variable === "x" ? labelsOfX : labelsOf(variable)) {
    const found = lead.exec(start);
    if (found) return { from: span.from + found[0].length, to: span.to };
  }
  return span;
}
