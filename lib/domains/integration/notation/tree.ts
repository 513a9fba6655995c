import type { Expression, NumberNode, VariableNode } from "../expression/expression";

/** Building blocks of the conventions in expression.ts; they fold number literals and nothing else. */

const largestShared = 64;
/** Most numbers of most texts: one object each, so that trees stay small and near to each other in memory. */
const sharedIntegers = Array.from(
  { length: 2 * largestShared + 1 },
  (_, k): NumberNode => ({ kind: "number", numerator: k - largestShared, denominator: 1 }),
);

export const integer = (value: number): NumberNode =>
  sharedIntegers[value + largestShared] ?? { kind: "number", numerator: value, denominator: 1 };

const sharedX: VariableNode = { kind: "variable", name: "x" };
export const variable = (name: string): VariableNode => (name === "x" ? sharedX : { kind: "variable", name });

const sharedConstants = {
  pi: { kind: "constant", name: "pi" },
  e: { kind: "constant", name: "e" },
} as const;
export const constant = (name: "pi" | "e"): Expression => sharedConstants[name];

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
  if (divisor === denominator) return integer(numerator / divisor || 0);
  return { kind: "number", numerator: numerator / divisor || 0, denominator: denominator / divisor };
}

/** Digits that a safe integer holds whatever they are. */
const shortLiteral = 15;

/** The number that short text of digits alone is; −1 for other texts. */
function wholeNumber(text: string): number {
  if (text.length > shortLiteral) return -1;
  let value = 0;
  for (let k = 0; k < text.length; k++) {
    const digit = text.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = 10 * value + digit;
  }
  return value;
}

/** An unsigned literal as written, e.g. `12`, `.5`, `2.5e-3`: exact where it fits. Null where no finite double holds it. */
export function literal(text: string): Expression | null {
  // Nearly every literal is a short whole number.
  const whole = wholeNumber(text);
  if (whole >= 0) return integer(whole);
  const match = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return null;
  const [, units = "", fraction = "", exponent = "0"] = match;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const digits = units + fraction;
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
  if (expression.kind === "number") {
    const { numerator, denominator } = expression;
    return denominator === 1
      ? integer(-numerator || 0)
      : { kind: "number", numerator: -numerator, denominator };
  }
  if (expression.kind === "decimal") return { kind: "decimal", value: -expression.value };
  if (expression.kind !== "product") return { kind: "product", factors: [integer(-1), expression] };
  const { factors } = expression;
  const first = factors[0];
  if (first?.kind !== "number" && first?.kind !== "decimal")
    return { kind: "product", factors: [integer(-1), ...factors] };
  const negated = factors.slice();
  negated[0] = negate(first);
  return { kind: "product", factors: negated };
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

/** p · 1/q as one fraction in lowest terms, or null where it does not fit. */
export function literalQuotient(numerator: number, divisor: NumberNode): Expression | null {
  return Math.abs(divisor.numerator) === 1
    ? rational(numerator * divisor.numerator, divisor.denominator)
    : null;
}

export const isNumeric = (expression: Expression): boolean =>
  expression.kind === "number" || expression.kind === "decimal";

/** u/v as a product: a literal divisor leads, as coefficients do. */
export function quotient(numerator: Expression, denominator: Expression): Expression {
  const divisor = reciprocal(denominator);
  if (divisor.kind === "number" && numerator.kind === "number" && numerator.denominator === 1) {
    const fraction = literalQuotient(numerator.numerator, divisor);
    if (fraction) return fraction;
  }
  if (numerator.kind === "number" && numerator.numerator === 1 && numerator.denominator === 1) return divisor;
  const factors = numerator.kind === "product" ? numerator.factors : [numerator];
  const leads = divisor.kind === "number" && !isNumeric(factors[0]!);
  return product(leads ? [divisor, ...factors] : [...factors, divisor]);
}

export const rootOf = (radicand: Expression, order: number): Expression =>
  power(radicand, { kind: "number", numerator: 1, denominator: order });
