import { children, type Expression, structuralText } from "../../expression";
import {
  call,
  derivative,
  div,
  hasFunction,
  innerOfFirst,
  isX,
  mul,
  pow,
  someNode,
  splitConstant,
  varies,
  x,
} from "../algebra";
import { type Move, substituted } from "../move";
import { inverseSubstitutions } from "./inverse-substitution";
import { inNewVariable } from "./new-variable";

const mostCandidates = 12;

/** One move for each inner function g that f can be written in: ∫f dx = ∫(f/g′) du at u = g. */
export function substitutionMoves(f: Expression): Move[] {
  const moves: Move[] = [];
  for (const { g, kind } of candidates(f)) {
    const quotient = div(f, derivative(g));
    const written = inNewVariable(quotient, g);
    if (written !== null) moves.push(substituted("substitution", kind, written, g));
    const careless = inNewVariable(f, g);
    if (careless !== null) moves.push(substituted("substitution-without-dx", kind, careless, g));
  }
  return [...moves, ...inverseSubstitutions(f)];
}

/** Inner functions worth trying: what stands inside functions, roots and powers, and the functions themselves. */
function candidates(f: Expression): { g: Expression; kind: string }[] {
  const found = new Map<string, { g: Expression; kind: string }>();
  const offer = (e: Expression, kind: string): void => {
    const { rest: g } = splitConstant(e);
    if (!varies(g) || isX(g) || g.kind === "number" || found.size >= mostCandidates) return;
    const key = structuralText(g);
    if (!found.has(key)) found.set(key, { g, kind });
  };
  const visit = (e: Expression): void => {
    if (!varies(e)) return;
    if (e.kind === "function") {
      offer(e.argument, "argument");
      offer(e, e.name);
    } else if (e.kind === "power" && varies(e.base)) {
      offer(e.base, isX(e.base) ? "x" : e.base.kind === "sum" ? "bracket" : "base");
    } else if (e.kind === "power") offer(e.exponent, "argument");
    children(e).forEach(visit);
  };
  visit(f);
  for (const power of [2, 3, 4]) if (hasPowerOfX(f)) offer(pow(x, power), "power-of-x");
  if (someNode(f, (e) => e.kind === "function" && e.name === "sin") && hasFunction(f, "cos")) {
    const inner = innerOfFirst(f, "sin");
    offer(div(call("sin", inner), call("cos", inner)), "tan");
    offer(div(call("cos", inner), call("sin", inner)), "cot");
  } else if (hasFunction(f, "cos") || hasFunction(f, "sin")) {
    const inner = innerOfFirst(f, hasFunction(f, "cos") ? "cos" : "sin");
    offer(div(call("sin", inner), call("cos", inner)), "tan");
    offer(
      hasFunction(f, "cos") ? call("sin", inner) : call("cos", inner),
      hasFunction(f, "cos") ? "sin" : "cos",
    );
  }
  if (hasFunction(f, "sinh") !== hasFunction(f, "cosh")) {
    const name = hasFunction(f, "sinh") ? "sinh" : "cosh";
    const inner = innerOfFirst(f, name);
    offer(call(name === "sinh" ? "cosh" : "sinh", inner), name === "sinh" ? "cosh" : "sinh");
    offer(div(call("sinh", inner), call("cosh", inner)), "tanh");
  } else if (hasFunction(f, "sinh")) {
    const inner = innerOfFirst(f, "sinh");
    offer(div(call("sinh", inner), call("cosh", inner)), "tanh");
  }
  if (hasFunction(f, "log")) offer(mul(x, call("log", x)), "x-log-x");
  return [...found.values()];
}

const hasPowerOfX = (f: Expression): boolean => someNode(f, (e) => e.kind === "power" && isX(e.base));
