import type { Expression, FunctionName } from "../expression/expression";
import { signedFraction } from "./signed-fraction";

/** The plain form that is stored and that every model reads: `x^2*sin(x)/2 - 1/sqrt(x)`. */
export const printAscii = (expression: Expression): string => print(expression, ascii).text;
/** SymPy's form: as the plain one, with `**` and `E`, and SymPy's names. */
export const printPython = (expression: Expression): string => print(expression, python).text;
/** LaTeX for KaTeX. */
export const printLatex = (expression: Expression): string => print(expression, latex).text;

/** How tightly a text holds together: what may stand beside it without brackets. */
enum Tightness {
  sum = 1,
  product = 2,
  power = 3,
  atom = 4,
}
type Printed = { readonly text: string; readonly tightness: Tightness };

type Style = {
  bracket(text: string): string;
  negative(text: string): string;
  /** Whether a sum may begin with another term than its own first, which is negative. */
  beginsPositive: boolean;
  decimal(value: number): Printed;
  eulersNumber: string;
  pi: string;
  product(factors: readonly string[]): string;
  fraction(numerator: Printed, denominator: Printed): Printed;
  power(base: Printed, exponent: Printed): Printed;
  /** The root of whole order ≥ 2, or null where the style writes a power. */
  root(order: number, radicand: Printed): Printed | null;
  call(name: FunctionName, argument: Printed): Printed;
  /** f(u)^n with whole n ≥ 2, or null where the style has no form of its own for it. */
  raisedCall(name: FunctionName, argument: Printed, exponent: number): Printed | null;
};

function print(expression: Expression, style: Style): Printed {
  switch (expression.kind) {
    case "variable":
      return atom(expression.name);
    case "constant":
      return atom(expression.name === "pi" ? style.pi : style.eulersNumber);
    case "function":
      return style.call(expression.name, print(expression.argument, style));
    case "sum":
      return printSum(expression, style);
    default:
      return printTerm(expression, style);
  }
}

const atom = (text: string): Printed => ({ text, tightness: Tightness.atom });

function held(printed: Printed, tightness: Tightness, style: Style): string {
  return printed.tightness >= tightness ? printed.text : style.bracket(printed.text);
}

function printSum(sum: Expression & { kind: "sum" }, style: Style): Printed {
  const texts = sum.terms.map((term) => print(term, style).text);
  const positive = texts.findIndex((text) => !text.startsWith("-"));
  if (style.beginsPositive && positive > 0) texts.unshift(...texts.splice(positive, 1));
  const parts = texts.map((text, index) => {
    if (index === 0) return text;
    return text.startsWith("-") ? ` - ${text.replace(/^-(?:\\,)?/, "")}` : ` + ${text}`;
  });
  return { text: parts.join(""), tightness: Tightness.sum };
}

function printTerm(expression: Expression, style: Style): Printed {
  const { negative, numerator, denominator } = signedFraction(expression);
  const above = printFactors(numerator, style);
  const whole = denominator.length === 0 ? above : style.fraction(above, printFactors(denominator, style));
  if (!negative) return whole;
  return { text: style.negative(held(whole, Tightness.product, style)), tightness: Tightness.sum };
}

function printFactors(factors: readonly Expression[], style: Style): Printed {
  if (factors.length === 0) return atom("1");
  const printed = factors.map((factor) => printFactor(factor, style));
  if (printed.length === 1) return printed[0]!;
  const texts = printed.map((factor) => held(factor, Tightness.power, style));
  return { text: style.product(texts), tightness: Tightness.product };
}

/** A factor that `signedFraction` gave: numbers are whole and not negative, exponents are no negative literals. */
function printFactor(factor: Expression, style: Style): Printed {
  if (factor.kind === "number") return atom(String(factor.numerator));
  if (factor.kind === "decimal") return style.decimal(factor.value);
  if (factor.kind !== "power") return print(factor, style);
  return printPower(factor.base, factor.exponent, style);
}

function printPower(base: Expression, exponent: Expression, style: Style): Printed {
  if (exponent.kind === "number" && exponent.numerator === 1 && exponent.denominator > 1) {
    const root = style.root(exponent.denominator, print(base, style));
    if (root) return root;
  }
  if (
    base.kind === "function" &&
    exponent.kind === "number" &&
    exponent.denominator === 1 &&
    exponent.numerator > 1
  ) {
    const raised = style.raisedCall(base.name, print(base.argument, style), exponent.numerator);
    if (raised) return raised;
  }
  return style.power(print(base, style), print(exponent, style));
}

const bracketed = (text: string): string => `(${text})`;

const ascii: Style = {
  bracket: bracketed,
  negative: (text) => `-${text}`,
  beginsPositive: false,
  decimal: (value) => atom(String(value)),
  eulersNumber: "e",
  pi: "pi",
  product: (factors) => factors.join("*"),
  fraction: (above, below) => ({
    text: `${held(above, Tightness.product, ascii)}/${held(below, Tightness.power, ascii)}`,
    tightness: Tightness.product,
  }),
  power: (base, exponent) => ({
    text: `${held(base, Tightness.atom, ascii)}^${held(exponent, Tightness.atom, ascii)}`,
    tightness: Tightness.power,
  }),
  root: (order, radicand) => (order === 2 ? atom(`sqrt(${radicand.text})`) : null),
  call: (name, argument) => atom(`${name}(${argument.text})`),
  raisedCall: () => null,
};

const python: Style = {
  ...ascii,
  eulersNumber: "E",
  power: (base, exponent) => ({
    text: `${held(base, Tightness.atom, ascii)}**${held(exponent, Tightness.atom, ascii)}`,
    tightness: Tightness.power,
  }),
  call: (name, argument) => atom(`${name === "abs" ? "Abs" : name}(${argument.text})`),
};

const latexNames: Partial<Record<FunctionName, string>> = {
  log: "\\ln",
  asin: "\\arcsin",
  acos: "\\arccos",
  atan: "\\arctan",
  ...Object.fromEntries(
    ["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth"].map((name) => [
      name,
      `\\${name}`,
    ]),
  ),
};
const latexName = (name: FunctionName): string =>
  latexNames[name] ?? `\\operatorname{${name.replace(/^a(?=cot|sec|csc|sin|cos|tan)/, "arc")}}`;

/** Brackets that grow stand apart from the function before them, so only what is tall gets them. */
const latexBracket = (text: string): string =>
  /\\(?:frac|sqrt)/.test(text) ? `\\left(${text}\\right)` : `(${text})`;

const latex: Style = {
  bracket: latexBracket,
  // Without the space the sign and the bar of a fraction look like one line.
  negative: (text) => (text.startsWith("\\frac") ? `-\\,${text}` : `-${text}`),
  beginsPositive: true,
  decimal: (value) => {
    const [digits, exponent] = String(value).split("e");
    if (exponent === undefined) return atom(String(value));
    return { text: `${digits} \\cdot 10^{${Number(exponent)}}`, tightness: Tightness.product };
  },
  eulersNumber: "e",
  pi: "\\pi",
  product: (factors) =>
    factors.reduce((text, factor) => `${text}${/^(?:\d|\\frac)/.test(factor) ? " \\cdot " : " "}${factor}`),
  fraction: (above, below) => ({
    text: `\\frac{${above.text}}{${below.text}}`,
    tightness: Tightness.product,
  }),
  power: (base, exponent) => ({
    text: `${held(base, Tightness.atom, latex)}^{${exponent.text}}`,
    tightness: Tightness.power,
  }),
  root: (order, radicand) => atom(`\\sqrt${order === 2 ? "" : `[${order}]`}{${radicand.text}}`),
  call: (name, argument) => {
    if (name === "exp") return { text: `e^{${argument.text}}`, tightness: Tightness.power };
    if (name === "abs") return atom(`\\left|${argument.text}\\right|`);
    return atom(`${latexName(name)}${latexBracket(argument.text)}`);
  },
  raisedCall: (name, argument, exponent) =>
    name === "exp" || name === "abs"
      ? null
      : {
          text: `${latexName(name)}^{${exponent}}${latexBracket(argument.text)}`,
          tightness: Tightness.power,
        },
};
