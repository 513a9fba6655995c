import type { Expression, NumberNode } from "../expression/expression";

/** Building blocks of the conventions in expression.ts; they fold number literals and nothing else. */

export const integer = (value: number): NumberNode => ({ kind: "number", numerator: value, denominator: 1 });

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The rational in lowest terms, or null where a part is not a safe integer or the denominator is 0. */
export function rational(numerator: number, denominator: number): NumberNode | null {
  if (denominator === 0 || !Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    return null;
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0 ? -1 : 1);
  return { kind: "number", numerator: numerator / divisor || 0, denominator: denominator / divisor };
}

/** Digits that a safe integer holds whatever they are. */
const shortLiteral = 15;

function isWhole(text: string): boolean {
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** An unsigned literal as written, e.g. `12`, `.5`, `2.5e-3`: exact where it fits. Null where no finite double holds it. */
export function literal(text: string): Expression | null {
  // Nearly every literal is a short whole number.
  if (text.length <= shortLiteral && isWhole(text)) return integer(Number(text));
  const match = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return null;
  const [, whole = "", fraction = "", exponent = "0"] = match;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const digits = whole + fraction;
  if (value === 0) return /[1-9]/.test(digits) ? null : integer(0);
  const shift = Number(exponent) - fraction.length;
  if (digits.length <= 400 && Math.abs(shift) <= 400) {
    const exact = exactRational(
      BigInt(digits) * 10n ** BigInt(Math.max(shift, 0)),
      10n ** BigInt(Math.max(-shift, 0)),
    );
    if (exact) return exact;
  }
  return { kind: "decimal", value };
}

function exactRational(numerator: bigint, denominator: bigint): NumberNode | null {
  let [x, y] = [numerator, denominator];
  while (y !== 0n) [x, y] = [y, x % y];
  return rational(Number(numerator / x), Number(denominator / x));
}

export function product(factors: readonly Expression[]): Expression {
  return factors.length === 1 ? factors[0]! : { kind: "product", factors };
}

/** −u: folded into a literal or into the literal that leads a product, else a product led by −1. */
export function negate(expression: Expression): Expression {
  if (expression.kind === "number") return { ...expression, numerator: -expression.numerator || 0 };
  if (expression.kind === "decimal") return { ...expression, value: -expression.value };
  if (expression.kind !== "product") return { kind: "product", factors: [integer(-1), expression] };
  const [first, ...rest] = expression.factors;
  if (first?.kind === "number" || first?.kind === "decimal")
    return { kind: "product", factors: [negate(first), ...rest] };
  return { kind: "product", factors: [integer(-1), ...expression.factors] };
}

/** 1/u, with a whole-number literal turned into a fraction. */
export function reciprocal(expression: Expression): Expression {
  const folded = expression.kind === "number" ? rational(expression.denominator, expression.numerator) : null;
  return folded ?? { kind: "power", base: expression, exponent: integer(-1) };
}

/** base^exponent; a power of e is the function exp. */
export function power(base: Expression, exponent: Expression): Expression {
  return base.kind === "constant" && base.name === "e"
    ? { kind: "function", name: "exp", argument: exponent }
    : { kind: "power", base, exponent };
}
