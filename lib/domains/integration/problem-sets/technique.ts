import type { BundledProblem } from "@/lib/domains/domain";

/** An integrand in x and an antiderivative of it, both in plain ASCII. */
export type Fact = readonly [integrand: string, antiderivative: string];
export type TechniqueProblems = {
  readonly training: readonly BundledProblem[];
  readonly benchmark: readonly BundledProblem[];
};

/**
 * Names the facts of one textbook technique. Identifiers count from 1 in the order given and are stored with
 * curricula, so facts are appended and never moved.
 */
export function technique(
  title: string,
  slug: string,
  facts: { readonly training: readonly Fact[]; readonly benchmark: readonly Fact[] },
): TechniqueProblems {
  const named = (set: string, pairs: readonly Fact[]) =>
    pairs.map(([statement, answer], index) => ({
      id: `${set}-${slug}-${String(index + 1).padStart(2, "0")}`,
      statement,
      answer,
      technique: title,
      source: "written for Ladderboard",
    }));
  return { training: named("training", facts.training), benchmark: named("benchmark", facts.benchmark) };
}
