import type { Expression, FunctionName } from "../../expression/expression";
import { asFraction, decimalText, rootDegree, signedTerm } from "./parts";

const binding = { sum: 1, product: 2, power: 4, atom: 5 } as const;
type Printed = {
  readonly text: string;
  readonly binds: number /** Begins with a digit, so needs a dot after a factor. */;
  readonly digits?: boolean;
};

const ownCommand = new Set<FunctionName>([
  "exp",
  "sin",
  "cos",
  "tan",
  "cot",
  "sec",
  "csc",
  "sinh",
  "cosh",
  "tanh",
  "coth",
]);
const inverseCommand: Partial<Record<FunctionName, string>> = {
  log: "\\ln",
  asin: "\\arcsin",
  acos: "\\arccos",
  atan: "\\arctan",
  sign: "\\operatorname{sgn}",
};

function command(name: FunctionName): string {
  if (ownCommand.has(name)) return `\\${name}`;
  const inverse = inverseCommand[name];
  if (inverse) return inverse;
  return name.startsWith("a")
    ? `\\operatorname{ar${name.endsWith("h") ? "" : "c"}${name.slice(1)}}`
    : `\\operatorname{${name}}`;
}

/** As a textbook sets it: fractions, roots, `\sin^{2}`, `e^{x}`. Reads back as an expression of equal value. */
export function printLatex(expression: Expression): string {
  return print(expression).text;
}

function print(e: Expression): Printed {
  switch (e.kind) {
    case "number":
    case "product":
      return printProduct(e);
    case "decimal":
      return {
        text: decimalLatex(e.value),
        binds: e.value < 0 ? binding.product : binding.atom,
        digits: true,
      };
    case "variable":
      return { text: e.name, binds: binding.atom };
    case "constant":
      return { text: e.name === "pi" ? "\\pi" : "e", binds: binding.atom };
    case "function":
      return printFunction(e.name, e.argument, null);
    case "power":
      return printPower(e);
    case "sum":
      return printSum(e.terms);
  }
}

const bracketed = (text: string): string => `\\left(${text}\\right)`;
const within = (e: Expression, least: number): string => {
  const { text, binds } = print(e);
  return binds < least ? bracketed(text) : text;
};

function decimalLatex(value: number): string {
  const [mantissa, exponent] = decimalText(value).split("e");
  return exponent === undefined ? mantissa! : `${mantissa} \\cdot 10^{${exponent}}`;
}

function printSum(terms: readonly Expression[]): Printed {
  const text = terms.map((term, index) => {
    const { negative, rest } = signedTerm(term);
    const body = within(rest, binding.product);
    if (index === 0) return negative ? `-${body}` : body;
    return negative ? ` - ${body}` : ` + ${body}`;
  });
  return { text: text.join(""), binds: binding.sum };
}

function printFunction(name: FunctionName, argument: Expression, exponent: string | null): Printed {
  const { text } = print(argument);
  const raised = exponent === null ? "" : `^{${exponent}}`;
  if (name === "abs")
    return { text: `\\left|${text}\\right|${raised}`, binds: raised ? binding.power : binding.atom };
  if (name === "exp" && exponent === null) return { text: `e^{${text}}`, binds: binding.power };
  return { text: `${command(name)}${raised}${bracketed(text)}`, binds: binding.atom };
}

function printPower(e: Expression & { kind: "power" }): Printed {
  if (asFraction(e).below.length > 0) return printProduct(e);
  const degree = rootDegree(e);
  if (degree !== null) {
    const radicand = print(e.base).text;
    return {
      text: degree === 2 ? `\\sqrt{${radicand}}` : `\\sqrt[${degree}]{${radicand}}`,
      binds: binding.atom,
    };
  }
  const exponent = print(e.exponent).text;
  const { base } = e;
  const isPlain = e.exponent.kind === "number" && e.exponent.denominator === 1 && e.exponent.numerator > 1;
  // sin^{2} x is the square of a sine; sin^{-1} would be its inverse, so only powers above 1 are written there.
  if (base.kind === "function" && isPlain && base.name !== "exp" && base.name !== "abs") {
    return printFunction(base.name, base.argument, exponent);
  }
  return { text: `${within(base, binding.atom)}^{${exponent}}`, binds: binding.power };
}

function printProduct(e: Expression): Printed {
  const { negative, above, below } = asFraction(e);
  const sign = negative ? "-" : "";
  if (below.length > 0) {
    return {
      text: `${sign}\\frac{${factors(above)}}{${factors(below)}}`,
      binds: negative ? binding.product : binding.power,
    };
  }
  if (above.length === 1) {
    const only = above[0]!.kind === "number" ? numberText(above[0]!) : print(above[0]!);
    return negative ? { text: `-${only.text}`, binds: binding.product } : only;
  }
  return { text: `${sign}${factors(above)}`, binds: binding.product };
}

function numberText(e: Expression): Printed {
  const value = e.kind === "number" ? e.numerator : 0;
  return { text: String(value), binds: value < 0 ? binding.product : binding.atom, digits: true };
}

/** Factors side by side; a dot where two would run together as one number or where juxtaposition could be misread. */
function factors(list: readonly Expression[]): string {
  if (list.length === 1) return list[0]!.kind === "number" ? numberText(list[0]!).text : print(list[0]!).text;
  return list
    .map((factor) => {
      const printed = factor.kind === "number" ? numberText(factor) : print(factor);
      const needsBrackets = printed.binds < binding.power;
      return {
        text: needsBrackets ? bracketed(printed.text) : printed.text,
        opens: needsBrackets,
        digits: printed.digits,
      };
    })
    .reduce((line, { text, opens, digits }, index) => {
      if (index === 0) return text;
      // A bracket right after a letter reads as a function's argument.
      const dot =
        digits || opens || /^\\left/.test(text) || (/[A-Za-z]$/.test(line) === false && /^\d/.test(text));
      return `${line}${dot ? " \\cdot " : " "}${text}`;
    }, "");
}
