import { fn, power, product, sum } from "./build";
import type { Expression } from "./expression";

/** Rebuilds a node from changed children with the smart constructors; the same node where nothing changed. */
export function mapChildren(e: Expression, change: (child: Expression) => Expression): Expression {
  switch (e.kind) {
    case "sum": {
      const terms = e.terms.map(change);
      return terms.every((term, i) => term === e.terms[i]) ? e : sum(...terms);
    }
    case "product": {
      const factors = e.factors.map(change);
      return factors.every((factor, i) => factor === e.factors[i]) ? e : product(...factors);
    }
    case "power": {
      const base = change(e.base);
      const exponent = change(e.exponent);
      return base === e.base && exponent === e.exponent ? e : power(base, exponent);
    }
    case "function": {
      const argument = change(e.argument);
      return argument === e.argument ? e : fn(e.name, argument);
    }
    default:
      return e;
  }
}

/** Puts `replacement` for every occurrence of the variable. */
export function substitute(e: Expression, variableName: string, replacement: Expression): Expression {
  if (e.kind === "variable") return e.name === variableName ? replacement : e;
  return mapChildren(e, (child) => substitute(child, variableName, replacement));
}

/** Rewrites bottom-up: `change` sees every node after its children were rewritten. */
export function rewrite(e: Expression, change: (node: Expression) => Expression): Expression {
  return change(mapChildren(e, (child) => rewrite(child, change)));
}
