import type { Expression } from "./expression";

export function children(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case "sum":
      return e.terms;
    case "product":
      return e.factors;
    case "power":
      return [e.base, e.exponent];
    case "function":
      return [e.argument];
    default:
      return [];
  }
}

/** Number of nodes. */
export function size(e: Expression): number {
  let total = 1;
  for (const child of children(e)) total += size(child);
  return total;
}

/** Number of nodes on the longest way from the root to a leaf; a leaf has depth 1. */
export function depth(e: Expression): number {
  let deepest = 0;
  for (const child of children(e)) deepest = Math.max(deepest, depth(child));
  return deepest + 1;
}

export function dependsOn(e: Expression, variableName: string): boolean {
  if (e.kind === "variable") return e.name === variableName;
  return children(e).some((child) => dependsOn(child, variableName));
}

/** Names of the variables that occur, in the order of their first occurrence. */
export function variableNames(e: Expression): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === "variable") found.add(node.name);
    else children(node).forEach(visit);
  };
  visit(e);
  return [...found];
}
