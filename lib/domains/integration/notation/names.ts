import { type FunctionName, functionNames } from "../expression/expression";

/** Names under which models and people write the functions of the domain, beside the domain's own names. */
const aliases: Readonly<Record<string, FunctionName>> = {
  ln: "log",
  Abs: "abs",
  sgn: "sign",
  tg: "tan",
  ctg: "cot",
  cotan: "cot",
  cosec: "csc",
  arcsin: "asin",
  arccos: "acos",
  arctan: "atan",
  arctg: "atan",
  arccot: "acot",
  arcctg: "acot",
  arcsec: "asec",
  arccsc: "acsc",
  arccosec: "acsc",
  arcsinh: "asinh",
  arccosh: "acosh",
  arctanh: "atanh",
  arccoth: "acoth",
  arcsech: "asech",
  arccsch: "acsch",
  arsinh: "asinh",
  arcosh: "acosh",
  artanh: "atanh",
  arcoth: "acoth",
  arsech: "asech",
  arcsch: "acsch",
};

const functions = new Map<string, FunctionName>([
  ...functionNames.map((name): [string, FunctionName] => [name, name]),
  ...Object.entries(aliases),
]);

/** The function a name stands for; undefined for every other text, `__proto__` and `constructor` included. */
export const functionNamed = (name: string): FunctionName | undefined => functions.get(name);

/** Calls that are no function of the tree but short for one: sqrt(u) is u^(1/2), log10(u) is log(u)/log(10), S(u) is u. */
export const callNames = [
  "sqrt",
  "cbrt",
  "root",
  "log10",
  "log2",
  "Pow",
  "pow",
  "power",
  "Rational",
  "S",
  "Integer",
] as const;
export type CallName = (typeof callNames)[number];
const calls = new Set<string>(callNames);
export const isCallName = (name: string): name is CallName => calls.has(name);

const constants = new Map<string, "pi" | "e">([
  ["pi", "pi"],
  ["e", "e"],
  ["E", "e"],
]);
export const constantNamed = (name: string): "pi" | "e" | undefined => constants.get(name);

const inverses = new Map<FunctionName, FunctionName>([
  ["sin", "asin"],
  ["cos", "acos"],
  ["tan", "atan"],
  ["cot", "acot"],
  ["sec", "asec"],
  ["csc", "acsc"],
  ["sinh", "asinh"],
  ["cosh", "acosh"],
  ["tanh", "atanh"],
  ["coth", "acoth"],
  ["sech", "asech"],
  ["csch", "acsch"],
]);
/** What sin^-1 means: the inverse function, as textbooks write it. */
export const inverseOf = (name: FunctionName): FunctionName | undefined => inverses.get(name);

const refusals = new Map<string, string>([
  ...["nan", "NaN", "NAN", "zoo"].map((name): [string, string] => [name, "is not a number"]),
  ...["inf", "Inf", "infinity", "Infinity", "infty", "oo"].map((name): [string, string] => [
    name,
    "is not a finite number",
  ]),
  ...["int", "integral", "integrate", "Integral", "iint", "oint"].map((name): [string, string] => [
    name,
    "is an unevaluated integral; an answer has to be in closed form",
  ]),
  ...["I", "i", "j"].map((name): [string, string] => [
    name,
    "looks like the imaginary unit; only real expressions are read",
  ]),
  ...[
    "erf",
    "erfi",
    "erfc",
    "Ei",
    "Si",
    "Ci",
    "li",
    "Li",
    "gamma",
    "polylog",
    "hyper",
    "LambertW",
    "PolyLog",
  ].map((name): [string, string] => [name, "is a special function outside this domain"]),
]);
/** Why a name is refused, in words that follow the name; undefined where the name is merely unknown. */
export const refusalOf = (name: string): string | undefined => refusals.get(name);

const longestName = 12;

/**
 * Splits letters written without spaces, such as `xsinx` or `xe`, into known names: functions, pi, e and the variable.
 * Null where there is no reading or more than one.
 */
export function splitLetters(letters: string, variable: string): string[] | null {
  if (letters.length > 24) return null;
  const known = (piece: string) =>
    piece === variable || piece === "e" || piece === "pi" || functions.has(piece) || piece === "sqrt";
  // readings[i]: in how many ways (0, 1, or 2 for "more") letters from i on can be read, preferring long names.
  const next: (number | null)[] = new Array(letters.length + 1).fill(null);
  const readable: boolean[] = new Array(letters.length + 1).fill(false);
  readable[letters.length] = true;
  for (let from = letters.length - 1; from >= 0; from--) {
    for (let to = Math.min(letters.length, from + longestName); to > from && !readable[from]; to--) {
      if (!readable[to] || !known(letters.slice(from, to))) continue;
      readable[from] = true;
      next[from] = to;
    }
  }
  if (!readable[0]) return null;
  const pieces: string[] = [];
  for (let from = 0; from < letters.length; ) {
    const to = next[from] ?? letters.length;
    pieces.push(letters.slice(from, to));
    from = to;
  }
  // `xx` or `ee` is more often a slip than a square.
  return pieces.some((piece, index) => index > 0 && piece === pieces[index - 1]) ? null : pieces;
}
