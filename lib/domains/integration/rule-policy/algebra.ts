import {
  canonicalAlgebra,
  canonicalForm,
  dependsOn,
  differentiate,
  type Expression,
  isZero,
  type NumberNode,
  one,
  rational,
  variable,
  zero,
} from "../expression";

import { remembered } from "./remembered";

/** Short names for canonical algebra: the rules work on canonical forms throughout, in the one variable x. */

export const x = variable("x");
export const num = rational;
/** These take canonical operands and give canonical results. */
export const add = canonicalAlgebra.sum;
export const mul = canonicalAlgebra.product;
export const call = canonicalAlgebra.call;
export const pow = (base: Expression, exponent: Expression | number): Expression =>
  canonicalAlgebra.power(base, typeof exponent === "number" ? rational(exponent) : exponent);
/** The canonical derivative by x; those of parts are remembered too. */
export const derivative: (e: Expression) => Expression = remembered((e) => {
  switch (e.kind) {
    case "sum":
      return add(...e.terms.map(derivative));
    case "product":
      return add(...e.factors.flatMap((factor, i) => derivativeOfFactor(e.factors, factor, i)));
    default:
      return canonicalForm(differentiate(e, "x"));
  }
});

function derivativeOfFactor(factors: readonly Expression[], factor: Expression, at: number): Expression[] {
  if (!varies(factor)) return [];
  return [mul(...factors.slice(0, at), derivative(factor), ...factors.slice(at + 1))];
}
export const div = (a: Expression, b: Expression): Expression => mul(a, pow(b, -1));
export const neg = (a: Expression): Expression => mul(num(-1), a);
export const root = (a: Expression): Expression => pow(a, num(1, 2));

export const varies = (e: Expression): boolean => dependsOn(e, "x");
export const isNumber = (e: Expression): e is NumberNode => e.kind === "number";
export const isZeroExpression = (e: Expression): boolean => e.kind === "number" && isZero(e);
export const isWhole = (e: Expression): e is NumberNode => e.kind === "number" && e.denominator === 1;
export const isX = (e: Expression): boolean => e.kind === "variable" && e.name === "x";

export const factorsOf = (e: Expression): readonly Expression[] => (e.kind === "product" ? e.factors : [e]);
export const termsOf = (e: Expression): readonly Expression[] => (e.kind === "sum" ? e.terms : [e]);
export const baseAndExponent = (e: Expression): readonly [Expression, Expression] =>
  e.kind === "power" ? [e.base, e.exponent] : [e, one];

/** e = constant·rest, the constant free of x (numbers and parameters such as √2 or log 2). */
export function splitConstant(e: Expression): { constant: Expression; rest: Expression } {
  if (!varies(e)) return { constant: e, rest: one };
  if (e.kind !== "product") return { constant: one, rest: e };
  const constants = e.factors.filter((factor) => !varies(factor));
  if (constants.length === 0) return { constant: one, rest: e };
  return { constant: mul(...constants), rest: mul(...e.factors.filter(varies)) };
}

/** a and b of a·x + b; null where e is anything else or a is 0. */
export function linearParts(e: Expression): { slope: Expression; offset: Expression } | null {
  if (isX(e)) return { slope: one, offset: zero };
  let slope: Expression | null = null;
  const offsets: Expression[] = [];
  for (const term of termsOf(e)) {
    if (!varies(term)) offsets.push(term);
    else {
      const { constant, rest } = splitConstant(term);
      if (!isX(rest) || slope !== null) return null;
      slope = constant;
    }
  }
  return slope === null ? null : { slope, offset: add(...offsets) };
}

/** The node rebuilt from changed children; the same node where none changed. */
export function mapCanonical(node: Expression, change: (child: Expression) => Expression): Expression {
  switch (node.kind) {
    case "sum": {
      const terms = changedParts(node.terms, change);
      return terms === null ? node : add(...terms);
    }
    case "product": {
      const factors = changedParts(node.factors, change);
      return factors === null ? node : mul(...factors);
    }
    case "power": {
      const [base, exponent] = [change(node.base), change(node.exponent)];
      return base === node.base && exponent === node.exponent ? node : pow(base, exponent);
    }
    case "function": {
      const argument = change(node.argument);
      return argument === node.argument ? node : call(node.name, argument);
    }
    default:
      return node;
  }
}

/** Null where nothing changed, which is what nearly always happens. */
function changedParts(
  parts: readonly Expression[],
  change: (part: Expression) => Expression,
): Expression[] | null {
  let changed: Expression[] | null = null;
  for (let i = 0; i < parts.length; i++) {
    const next = change(parts[i]!);
    if (next === parts[i]) continue;
    changed ??= [...parts];
    changed[i] = next;
  }
  return changed;
}

/** Rewrites bottom-up: `change` sees every node after its children, and answers null to leave it. */
export function rebuild(e: Expression, change: (node: Expression) => Expression | null): Expression {
  const visit = (node: Expression): Expression => {
    const next = mapCanonical(node, visit);
    return change(next) ?? next;
  };
  return visit(e);
}

/** Rewrites top-down: puts what `change` answers for a node, and looks into the children of those that it answers null for. */
export function replaceParts(e: Expression, change: (node: Expression) => Expression | null): Expression {
  const visit = (node: Expression): Expression => change(node) ?? mapCanonical(node, visit);
  return visit(e);
}

export const replaceX = (e: Expression, replacement: Expression): Expression =>
  replaceParts(e, (node) => (isX(node) ? replacement : null));

export function someNode(e: Expression, test: (node: Expression) => boolean): boolean {
  if (test(e)) return true;
  switch (e.kind) {
    case "sum":
      return e.terms.some((term) => someNode(term, test));
    case "product":
      return e.factors.some((factor) => someNode(factor, test));
    case "power":
      return someNode(e.base, test) || someNode(e.exponent, test);
    case "function":
      return someNode(e.argument, test);
    default:
      return false;
  }
}

export const hasFunction = (f: Expression, name: string): boolean =>
  someNode(f, (e) => e.kind === "function" && e.name === name);

/** The argument of the first function of that name; x where there is none. */
export function innerOfFirst(f: Expression, name: string): Expression {
  let inner: Expression = x;
  someNode(f, (e) => {
    if (e.kind !== "function" || e.name !== name) return false;
    inner = e.argument;
    return true;
  });
  return inner;
}
