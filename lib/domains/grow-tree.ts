import type { Domain, IntendedDifficulty } from "./domain";

export type GrownProblem = {
  readonly id: string;
  readonly statement: string;
  readonly level: number;
  /** The variant of a root from which it descends, itself included; a root has none. */
  readonly branch?: string;
  /** Equal text means the same problem. */
  readonly canonical: string;
};
type Root = { readonly id: string; readonly statement: string };

/** Of the variants of one parent, the part asked to be easier; the rest is asked to be equivalent. */
const easierShare = 0.7;

/**
 * The roots with their trees, level by level, written by the domain's transformation library. `drawnAtLevel[i]` variants
 * are drawn from each problem of level i; no two problems are equal. Stops when `most` problems are written.
 * @throws Error where a root cannot be read
 */
export function growTrees(
  domain: Domain,
  roots: readonly Root[],
  { drawnAtLevel, most, seed }: { drawnAtLevel: readonly number[]; most: number; seed: string },
): GrownProblem[] {
  const problems = roots.map(({ id, statement }): GrownProblem => {
    const read = domain.readBenchmarkProblem(statement);
    if (!read.ok) throw new Error(`${statement}: ${read.error.message}`);
    return { id, statement, level: 0, canonical: read.value.canonical };
  });
  const seen = new Set(problems.map(({ canonical }) => canonical));
  for (const [above, drawn] of drawnAtLevel.entries()) {
    for (const parent of problems.filter(({ level }) => level === above)) {
      if (problems.length >= most) return problems;
      const variants = variantsOf(domain, parent, drawn, `${seed}/${parent.id}`);
      for (const [index, { statement, canonical }] of variants.entries()) {
        if (seen.has(canonical) || problems.length >= most) continue;
        seen.add(canonical);
        const id = `${parent.id}.${index}`;
        problems.push({ id, statement, level: above + 1, branch: parent.branch ?? id, canonical });
      }
    }
  }
  return problems;
}

function variantsOf(domain: Domain, parent: GrownProblem, count: number, seed: string) {
  const wanted: readonly [IntendedDifficulty, number][] = [
    ["easier", easierShare],
    ["equivalent", 1 - easierShare],
  ];
  return wanted.flatMap(([intends, share]) =>
    domain.writeVariants(parent.statement, {
      count: Math.max(1, Math.round(count * share)),
      intends,
      transformationIds: [],
      seed,
    }),
  );
}

/** Variants to draw from each problem so that a tree of this depth would have `size` of them. */
export function evenDraws(size: number, depth: number): number[] {
  let drawn = 1;
  const full = (): number =>
    Array.from({ length: depth }, (_, i) => drawn ** (i + 1)).reduce((a, b) => a + b, 0);
  while (full() < size) drawn++;
  return Array.from({ length: depth }, () => drawn);
}
