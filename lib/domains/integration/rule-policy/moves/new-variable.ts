import {
  children,
  type Expression,
  fn,
  type NumberNode,
  one,
  structuralText,
  variable,
} from "../../expression";
import {
  add,
  baseAndExponent,
  div,
  factorsOf,
  isNumber,
  isWhole,
  isX,
  linearParts,
  mul,
  neg,
  num,
  pow,
  rebuild,
  replaceParts,
  someNode,
  splitConstant,
  termsOf,
  varies,
  x,
} from "../algebra";
import { over, within } from "../polynomial";

/** The new variable while the old one is still about. */
export const u = variable("u");

/** What stands for a node in the new variable; the node itself where it has to stay, null where its parts decide. */
type Writing = (node: Expression) => Expression | null;

/** e(x) as an expression in the new variable (called x again), given u = g(x); null where x stays behind. */
export function inNewVariable(e: Expression, g: Expression): Expression | null {
  const occurrence = occurrenceOf(g);
  if (isCovered(e, occurrence)) return finish(replaceParts(e, occurrence));
  const related = relation(e, g, occurrence);
  return related === null ? null : finish(related);
}

/** The new variable called x again; null where the old one is still about. */
export function finish(e: Expression): Expression | null {
  return varies(e) ? null : rebuild(e, (node) => (node.kind === "variable" && node.name === "u" ? x : null));
}

/** Whether every x of e lies in a part that can be written: to look costs a fraction of writing it in vain. */
function isCovered(e: Expression, writing: Writing): boolean {
  const writes = writing(e);
  if (writes !== null) return writes !== e;
  return !isX(e) && children(e).every((part) => isCovered(part, writing));
}

/** u for g, and u^n for what is a power of g in other clothes: x^(kn), exp(n·v). */
function occurrenceOf(g: Expression): Writing {
  const key = structuralText(g);
  const [gBase, gExponent] = baseAndExponent(g);
  const gBaseKey = structuralText(gBase);
  return (node) => {
    if (node.kind === g.kind && structuralText(node) === key) return u;
    if (node.kind === "power" && g.kind === "power" && isNumber(node.exponent) && isNumber(gExponent)) {
      if (structuralText(node.base) !== gBaseKey) return null;
      const ratio = within(() => over(node.exponent as NumberNode, gExponent));
      return ratio !== null && ratio.denominator === 1 ? pow(u, ratio) : null;
    }
    if (node.kind === "function" && node.name === "exp" && g.kind === "function" && g.name === "exp") {
      const ratio = div(node.argument, g.argument);
      return isWhole(ratio) ? pow(u, ratio) : null;
    }
    return null;
  };
}

/** Writes the rest of x by what u = g(x) implies: 1 − u² for cos², (u − b)/a for x^k, and so on. */
function relation(e: Expression, g: Expression, occurrence: Writing): Expression | null {
  if (g.kind === "function") return functionRelation(e, g.name, g.argument, occurrence);
  const tangent = tangentOf(g);
  if (tangent !== null) return tangentRelation(e, tangent);
  const binomial = binomialParts(g);
  if (binomial === null) return null;
  const power = powerOfX(binomial.k, div(add(u, neg(binomial.b)), binomial.a));
  if (!isCovered(e, (node) => occurrence(node) ?? power(node))) return null;
  return replaceParts(replaceParts(e, occurrence), power);
}

function functionRelation(
  e: Expression,
  name: string,
  inner: Expression,
  occurrence: Writing,
): Expression | null {
  const [partner, square] = pythagorean[name] ?? [];
  if (partner === undefined || square === undefined) return null;
  const even = evenPowerOf(structuralText(fn(partner, inner)), square);
  if (!isCovered(e, (node) => occurrence(node) ?? even(node))) return null;
  return rebuild(replaceParts(e, occurrence), even);
}

/** square^n for an even power b^2n of the base that is spelled so. */
const evenPowerOf =
  (base: string, square: Expression): Writing =>
  (node) => {
    if (node.kind !== "power" || !isWhole(node.exponent) || node.exponent.numerator % 2 !== 0) return null;
    return structuralText(node.base) === base ? pow(square, num(node.exponent.numerator / 2)) : null;
  };

/** The square of the partner function, in terms of u. */
const pythagorean: Readonly<Record<string, readonly ["sin" | "cos" | "sinh" | "cosh", Expression]>> = {
  sin: ["cos", add(one, neg(pow(u, 2)))],
  cos: ["sin", add(one, neg(pow(u, 2)))],
  sinh: ["cosh", add(one, pow(u, 2))],
  cosh: ["sinh", add(pow(u, 2), neg(one))],
};

/** The names of a quotient like sin v/cos v, with v. */
function tangentOf(
  g: Expression,
): { top: "sin" | "cos" | "sinh"; bottom: "sin" | "cos" | "cosh"; inner: Expression } | null {
  const [a, b] = factorsOf(g);
  if (g.kind !== "product" || g.factors.length !== 2) return null;
  const [below, above] = a!.kind === "power" ? [a!, b!] : [b!, a!];
  if (below.kind !== "power" || below.base.kind !== "function" || above.kind !== "function") return null;
  const names = `${above.name}/${below.base.name}`;
  if (names !== "sin/cos" && names !== "cos/sin" && names !== "sinh/cosh") return null;
  return { top: above.name as "sin", bottom: below.base.name as "cos", inner: above.argument };
}

/** With c = cos v: sin v = u·c and c² = 1/(1+u²) (1/(1−u²) for tanh); works where c stays in even powers only. */
function tangentRelation(e: Expression, t: NonNullable<ReturnType<typeof tangentOf>>): Expression | null {
  const c = variable("c");
  const [top, bottom] = [structuralText(fn(t.top, t.inner)), structuralText(fn(t.bottom, t.inner))];
  const spelling: Writing = (node) => {
    if (node.kind !== "function") return null;
    const text = structuralText(node);
    return text === top ? mul(u, c) : text === bottom ? c : null;
  };
  if (!isCovered(e, spelling)) return null;
  const square = pow(t.bottom === "cosh" ? add(one, neg(pow(u, 2))) : add(one, pow(u, 2)), -1);
  const spelled = rebuild(e, (node) => (node.kind === "sum" ? commonPowerOut(node, c) : spelling(node)));
  const even = rebuild(spelled, evenPowerOf(structuralText(c), square));
  return someNode(even, (node) => node.kind === "variable" && node.name === "c") ? null : even;
}

/** c^m·(…) for a sum whose every term has at least c^m. */
function commonPowerOut(sum: Expression & { kind: "sum" }, c: Expression): Expression | null {
  const key = structuralText(c);
  let least = Number.POSITIVE_INFINITY;
  for (const term of sum.terms) {
    const factor = factorsOf(term).find((one) => structuralText(baseAndExponent(one)[0]) === key);
    const exponent = factor === undefined ? null : baseAndExponent(factor)[1];
    least = Math.min(least, exponent !== null && isWhole(exponent) ? exponent.numerator : 0);
  }
  if (least === 0) return null;
  const inside = add(...sum.terms.map((term) => mul(term, pow(c, -least))));
  return mul(pow(c, least), inside);
}

/** a, b and k of a·x^k + b. */
export function binomialParts(g: Expression): { a: Expression; b: Expression; k: NumberNode } | null {
  const linear = linearParts(g);
  if (linear !== null) return { a: linear.slope, b: linear.offset, k: one };
  const terms = termsOf(g);
  const moving = terms.filter(varies);
  if (moving.length !== 1) return null;
  const { constant, rest } = splitConstant(moving[0]!);
  const [base, exponent] = baseAndExponent(rest);
  if (!isX(base) || !isNumber(exponent)) return null;
  return { a: constant, b: add(...terms.filter((term) => !varies(term))), k: exponent };
}

/** `replacement`^m for x^(k·m); other powers of x stay. */
function powerOfX(k: NumberNode, replacement: Expression): Writing {
  return (node) => {
    const [base, exponent] = baseAndExponent(node);
    if (!isX(base) || !isNumber(exponent)) return null;
    const m = within(() => over(exponent, k));
    return m === null || m.denominator !== 1 ? node : pow(replacement, m);
  };
}

/** x^(k·m) as `replacement`^m; x stays behind where an exponent is no multiple of k. */
export const powersOfX = (e: Expression, k: NumberNode, replacement: Expression): Expression =>
  replaceParts(e, powerOfX(k, replacement));
