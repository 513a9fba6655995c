import {
  dependsOn,
  type Expression,
  type FunctionNode,
  fn,
  isInteger,
  type NumberNode,
  one,
  product,
  rational,
  sum,
  variable,
} from "../expression";

/** The variable of integration in every problem of the domain. */
export const x = variable("x");
export const isX = (e: Expression): boolean => e.kind === "variable" && e.name === x.name;
export const hasX = (e: Expression): boolean => dependsOn(e, x.name);

/** The number in front of a product. */
export function coefficientOf(e: Expression): NumberNode | null {
  const first = e.kind === "product" ? e.factors[0]! : null;
  return first?.kind === "number" ? first : null;
}

export function withoutCoefficient(e: Expression): Expression {
  return e.kind === "product" && coefficientOf(e) !== null ? product(...e.factors.slice(1)) : e;
}

/** ±1 with the sign of n. */
export const signOf = (n: NumberNode): NumberNode => (n.numerator < 0 ? rational(-1) : one);

export const isNegativePower = (e: Expression): boolean =>
  e.kind === "power" && e.exponent.kind === "number" && e.exponent.numerator < 0;

/** The integer exponent of a power whose base holds x; null for every other node. */
export function integerExponent(e: Expression): number | null {
  if (e.kind !== "power" || e.exponent.kind !== "number" || !isInteger(e.exponent) || !hasX(e.base))
    return null;
  return e.exponent.numerator;
}

/** A function of something other than x itself. */
export const isComposite = (e: Expression): e is FunctionNode =>
  e.kind === "function" && hasX(e.argument) && !isX(e.argument);

/** A logarithm, or an inverse trigonometric or hyperbolic function, of something with x: its derivative is algebraic. */
export const isInverse = (e: Expression): e is FunctionNode =>
  e.kind === "function" && (e.name === "log" || /^a(?!bs)/.test(e.name)) && hasX(e.argument);

/** Each sum that arises by leaving out one term, or each product by leaving out one factor. */
export function leavingOneOut(e: Expression): Expression[] {
  if (e.kind === "sum") return e.terms.map((_, left) => sum(...e.terms.filter((_, i) => i !== left)));
  if (e.kind === "product")
    return e.factors.map((_, left) => product(...e.factors.filter((_, i) => i !== left)));
  return [];
}

/** f(x) for every function node f(…) of the expression, outermost first. */
export function functionNodes(e: Expression): FunctionNode[] {
  const found: FunctionNode[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === "function") found.push(node);
    if (node.kind === "sum") node.terms.forEach(visit);
    else if (node.kind === "product") node.factors.forEach(visit);
    else if (node.kind === "power") [node.base, node.exponent].forEach(visit);
    else if (node.kind === "function") visit(node.argument);
  };
  visit(e);
  return found;
}

export const withArgument = (f: FunctionNode, argument: Expression): Expression => fn(f.name, argument);
