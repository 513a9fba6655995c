import type { Expression } from "../../expression/expression";
import { asFraction, decimalText, rootDegree, signedTerm } from "./parts";

/** What tells the one-line notations apart. */
export type LinearStyle = {
  readonly power: string;
  readonly functionName: (name: string) => string;
  readonly constant: (name: "pi" | "e") => string;
};

/** How tightly what was printed binds; a looser piece needs brackets inside a tighter place. */
const binding = { sum: 1, product: 2, sign: 3, power: 4, atom: 5 } as const;
type Printed = { readonly text: string; readonly binds: number };

/** Prints on one line, in a form that reads back as an expression of equal value. */
export function printLinear(expression: Expression, style: LinearStyle): string {
  const print = (e: Expression): Printed => {
    switch (e.kind) {
      case "number":
      case "product":
        return printProduct(e);
      case "decimal":
        return e.value < 0
          ? { text: decimalText(e.value), binds: binding.sign }
          : { text: decimalText(e.value), binds: binding.atom };
      case "variable":
        return { text: e.name, binds: binding.atom };
      case "constant":
        return { text: style.constant(e.name), binds: binding.atom };
      case "function":
        return { text: `${style.functionName(e.name)}(${print(e.argument).text})`, binds: binding.atom };
      case "power":
        return printPower(e);
      case "sum":
        return printSum(e.terms);
    }
  };
  const within = (e: Expression, least: number): string => {
    const { text, binds } = print(e);
    return binds < least ? `(${text})` : text;
  };

  function printSum(terms: readonly Expression[]): Printed {
    const text = terms.map((term, index) => {
      const { negative, rest } = signedTerm(term);
      const body = within(rest, binding.product);
      if (index === 0) return negative ? `-${body}` : body;
      return negative ? ` - ${body}` : ` + ${body}`;
    });
    return { text: text.join(""), binds: binding.sum };
  }

  function printPower(e: Expression & { kind: "power" }): Printed {
    const fraction = asFraction(e);
    if (fraction.below.length > 0) return printProduct(e);
    if (rootDegree(e) === 2) return { text: `sqrt(${print(e.base).text})`, binds: binding.atom };
    const base = within(e.base, binding.atom);
    const exponent = within(e.exponent, binding.atom);
    return { text: `${base}${style.power}${exponent}`, binds: binding.power };
  }

  function printProduct(e: Expression): Printed {
    const { negative, above, below } = asFraction(e);
    const top = above.map((factor) => factorText(factor, above.length > 1 || below.length > 0)).join("*");
    const bottom = below.map((factor) => within(factor, binding.power)).join("*");
    const text = below.length === 0 ? top : `${top}/${below.length > 1 ? `(${bottom})` : bottom}`;
    if (negative) return { text: `-${text}`, binds: binding.product };
    if (above.length === 1 && below.length === 0)
      return { text, binds: above[0] === e ? binding.atom : print1(above[0]!).binds };
    return { text, binds: binding.product };
  }

  /** A factor that is a number prints as its digits; printing it as a product would never end. */
  function print1(factor: Expression): Printed {
    if (factor.kind !== "number") return print(factor);
    return { text: String(factor.numerator), binds: factor.numerator < 0 ? binding.sign : binding.atom };
  }
  function factorText(factor: Expression, amongOthers: boolean): string {
    const { text, binds } = print1(factor);
    return amongOthers && binds < binding.power ? `(${text})` : text;
  }

  return print(expression).text;
}

/** `x^2*sin(x)`, `1/(x + 1)`, `sqrt(x)`: how Ladderboard stores a formula. */
export function printAscii(expression: Expression): string {
  return printLinear(expression, { power: "^", functionName: (name) => name, constant: (name) => name });
}

const sympyNames: Readonly<Record<string, string>> = { abs: "Abs" };

/** SymPy's notation: `x**2*sin(x)`, `Abs(x)`, `E`. */
export function printPython(expression: Expression): string {
  return printLinear(expression, {
    power: "**",
    functionName: (name) => sympyNames[name] ?? name,
    constant: (name) => (name === "e" ? "E" : name),
  });
}
