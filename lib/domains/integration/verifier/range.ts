import type { Expression } from "../expression/expression";

export type Range = { readonly low: number; readonly high: number };
const all: Range = { low: -Infinity, high: Infinity };

/** Bounds of a real expression over all real x, as far as interval arithmetic and completing the square tell. */
export function rangeOf(e: Expression): Range {
  switch (e.kind) {
    case "number":
      return { low: e.numerator / e.denominator, high: e.numerator / e.denominator };
    case "decimal":
      return { low: e.value, high: e.value };
    case "constant":
      return e.name === "pi" ? { low: Math.PI, high: Math.PI } : { low: Math.E, high: Math.E };
    case "variable":
      return all;
    case "sum":
      return sumRange(e);
    case "product":
      return e.factors.map(rangeOf).reduce(productRange);
    case "power":
      return powerRange(e);
    case "function":
      return functionRange(e.name, rangeOf(e.argument));
  }
}

function sumRange(e: Expression & { kind: "sum" }): Range {
  const quadratic = polynomialOf(e);
  if (quadratic && quadratic[2] !== 0) {
    const [c, b, a] = quadratic;
    const vertex = c - (b * b) / (4 * a);
    return a > 0 ? { low: vertex, high: Infinity } : { low: -Infinity, high: vertex };
  }
  return e.terms.map(rangeOf).reduce((a, b) => ({ low: a.low + b.low, high: a.high + b.high }));
}

function productRange(a: Range, b: Range): Range {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map((v) =>
    Number.isNaN(v) ? 0 : v,
  );
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

function powerRange({ base, exponent }: Expression & { kind: "power" }): Range {
  const inner = rangeOf(base);
  if (exponent.kind !== "number") return inner.low >= 0 ? { low: 0, high: Infinity } : all;
  const { numerator, denominator } = exponent;
  if (denominator % 2 === 0) return { low: 0, high: Infinity };
  if (denominator !== 1 || numerator % 2 !== 0) return inner.low >= 0 ? { low: 0, high: Infinity } : all;
  return { low: numerator > 0 && inner.low > 0 ? inner.low ** numerator : 0, high: Infinity };
}

function functionRange(name: string, argument: Range): Range {
  if (name === "sin" || name === "cos" || name === "tanh" || name === "sign") return { low: -1, high: 1 };
  if (name === "exp") return { low: Math.exp(argument.low), high: Math.exp(argument.high) };
  if (name === "cosh") return { low: 1, high: Infinity };
  if (name === "abs") return { low: Math.max(0, argument.low, -argument.high), high: Infinity };
  if (name === "acos") return { low: 0, high: Math.PI };
  if (name === "atan" || name === "asin") return { low: -Math.PI / 2, high: Math.PI / 2 };
  if (name === "log")
    return argument.low > 0 ? { low: Math.log(argument.low), high: Math.log(argument.high) } : all;
  return all;
}

/** Coefficients [c, b, a] of c + b·x + a·x², or null for anything else. */
export function polynomialOf(e: Expression): [number, number, number] | null {
  switch (e.kind) {
    case "number":
      return [e.numerator / e.denominator, 0, 0];
    case "decimal":
      return [e.value, 0, 0];
    case "constant":
      return [e.name === "pi" ? Math.PI : Math.E, 0, 0];
    case "variable":
      return [0, 1, 0];
    case "sum":
      return combine(e.terms, ([c, b, a], [f, g, h]) => [c + f, b + g, a + h]);
    case "product":
      return combine(e.factors, multiplied);
    case "power": {
      if (e.exponent.kind !== "number" || e.exponent.denominator !== 1) return null;
      const base = polynomialOf(e.base);
      if (!base || e.exponent.numerator < 1 || e.exponent.numerator > 2) return null;
      return e.exponent.numerator === 1 ? base : multiplied(base, base);
    }
    case "function":
      return null;
  }
}

type Quadratic = [number, number, number];

function multiplied([c, b, a]: Quadratic, [f, g, h]: Quadratic): Quadratic | null {
  if (a * g !== 0 || b * h !== 0 || a * h !== 0) return null;
  return [c * f, c * g + b * f, c * h + b * g + a * f];
}

function combine(
  parts: readonly Expression[],
  join: (x: Quadratic, y: Quadratic) => Quadratic | null,
): Quadratic | null {
  let total: Quadratic | null = null;
  for (const part of parts) {
    const next = polynomialOf(part);
    if (!next) return null;
    total = total ? join(total, next) : next;
    if (!total) return null;
  }
  return total;
}

/** Real roots of c + b·x + a·x². */
export function rootsOf([c, b, a]: Quadratic): number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const discriminant = b * b - 4 * a * c;
  // Rounding must not hide a double root, which is where a square root turns into an absolute value.
  if (discriminant < -1e-12 * b * b) return [];
  const root = Math.sqrt(Math.max(0, discriminant));
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}
