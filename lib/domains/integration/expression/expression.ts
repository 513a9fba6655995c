/**
 * The one expression tree of the integration domain: a plain, frozen-by-convention value, so that it can be
 * sent to a worker thread, stored and compared. Parsers produce it, printers read it, the rule policy rewrites it.
 *
 * Conventions every producer keeps:
 * - subtraction is a sum with a term whose leading factor is a negative number; division is a power of −1;
 *   a square root is a power of 1/2; exp(u) is the function "exp", never a power of e;
 * - a sum has two terms or more, a product two factors or more; both are n-ary.
 */
export type Expression =
  | NumberNode
  | DecimalNode
  | VariableNode
  | ConstantNode
  | SumNode
  | ProductNode
  | PowerNode
  | FunctionNode;

/** An exact rational in lowest terms: both parts safe integers, denominator ≥ 1. */
export type NumberNode = {
  readonly kind: "number";
  readonly numerator: number;
  readonly denominator: number;
};
/** A literal that does not fit an exact rational; its value is rounded to the nearest double. Always finite. */
export type DecimalNode = { readonly kind: "decimal"; readonly value: number };
/** A free name: the variable of integration, usually `x`. */
export type VariableNode = { readonly kind: "variable"; readonly name: string };
export type ConstantNode = { readonly kind: "constant"; readonly name: "pi" | "e" };
export type SumNode = { readonly kind: "sum"; readonly terms: readonly Expression[] };
export type ProductNode = { readonly kind: "product"; readonly factors: readonly Expression[] };
export type PowerNode = { readonly kind: "power"; readonly base: Expression; readonly exponent: Expression };
export type FunctionNode = {
  readonly kind: "function";
  readonly name: FunctionName;
  readonly argument: Expression;
};

/** Every function the domain knows; `log` is the natural logarithm, inverse functions take their principal branch. */
export const functionNames = [
  "exp",
  "log",
  "abs",
  "sign",
  "sin",
  "cos",
  "tan",
  "cot",
  "sec",
  "csc",
  "asin",
  "acos",
  "atan",
  "acot",
  "asec",
  "acsc",
  "sinh",
  "cosh",
  "tanh",
  "coth",
  "sech",
  "csch",
  "asinh",
  "acosh",
  "atanh",
  "acoth",
  "asech",
  "acsch",
] as const;
export type FunctionName = (typeof functionNames)[number];
