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
  switch (e.kind) {
    case "sum":
      return sizeOfAll(e.terms);
    case "product":
      return sizeOfAll(e.factors);
    case "power":
      return 1 + size(e.base) + size(e.exponent);
    case "function":
      return 1 + size(e.argument);
    default:
      return 1;
  }
}

function sizeOfAll(parts: readonly Expression[]): number {
  let total = 1;
  for (const part of parts) total += size(part);
  return total;
}

/** Number of nodes on the longest way from the root to a leaf; a leaf has depth 1. */
export function depth(e: Expression): number {
  let deepest = 0;
  for (const child of children(e)) deepest = Math.max(deepest, depth(child));
  return deepest + 1;
}

export function dependsOn(e: Expression, variableName: string): boolean {
  switch (e.kind) {
    case "variable":
      return e.name === variableName;
    case "sum":
      return someDependsOn(e.terms, variableName);
    case "product":
      return someDependsOn(e.factors, variableName);
    case "power":
      return dependsOn(e.base, variableName) || dependsOn(e.exponent, variableName);
    case "function":
      return dependsOn(e.argument, variableName);
    default:
      return false;
  }
}

function someDependsOn(parts: readonly Expression[], variableName: string): boolean {
  for (const part of parts) if (dependsOn(part, variableName)) return true;
  return false;
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
