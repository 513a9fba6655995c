import { type Expression, structuralText } from "../expression";

/** Values kept before all are forgotten. */
const most = 50_000;

/**
 * Remembers a pure function of one canonical expression, for speed alone: the integrals of different solutions are full of
 * the same sub-expressions.
 */
export function remembered<V>(compute: (e: Expression) => V): (e: Expression) => V {
  const known = new Map<string, { readonly value: V }>();
  return (e) => {
    const key = structuralText(e);
    let found = known.get(key);
    if (found === undefined) {
      found = { value: compute(e) };
      if (known.size >= most) known.clear();
      known.set(key, found);
    }
    return found.value;
  };
}
