import { canonicalText, type Expression } from "../expression";
import { parseExpression } from "../notation";
import { probe } from "../probe";
import { benchmarkProblems } from "./index";

type HeldOut = { readonly canonicals: ReadonlySet<string>; readonly values: readonly (readonly number[])[] };

const heldOut = once((): HeldOut => {
  const expressions = benchmarkProblems.map(({ id, statement }) => {
    const read = parseExpression(statement);
    if (!read.ok) throw new Error(`${id} cannot be read: ${read.error.message}`);
    return read.value;
  });
  return { canonicals: new Set(expressions.map(canonicalText)), values: expressions.map(probe) };
});

/** Whether a problem is one of the benchmark, by its canonical form. */
export function isBenchmarkProblem(canonical: string): boolean {
  return heldOut().canonicals.has(canonical);
}

/**
 * Whether an integrand is one of the benchmark, also where it is spelled so differently that canonical forms do not
 * meet, as in cos(x)^2 and 1 - sin(x)^2: it then has the same values at every probe point that both can be seen at.
 */
export function equalsBenchmarkProblem(integrand: Expression): boolean {
  if (isBenchmarkProblem(canonicalText(integrand))) return true;
  const values = probe(integrand);
  return heldOut().values.some((other) => areSameValues(values, other));
}

function areSameValues(a: readonly number[], b: readonly number[]): boolean {
  let shared = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    if (Math.abs(a[i]! - b[i]!) > 1e-9 * Math.max(Math.abs(a[i]!), Math.abs(b[i]!), 1e-12)) return false;
    shared++;
  }
  return shared >= 3;
}

/** Reading the set costs some milliseconds, which pages that never ask should not pay. */
function once<T>(compute: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => {
    held ??= { value: compute() };
    return held.value;
  };
}
