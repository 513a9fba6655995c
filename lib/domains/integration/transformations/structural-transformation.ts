import type { IntendedDifficulty, Transformation } from "@/lib/domains/domain";
import { drawOne, type Random } from "@/lib/domains/seeded-random";
import { children, type Expression, mapChildren } from "../expression";

/** A transformation that can be carried out. `apply` answers null where the expression has no place for it. */
export type StructuralTransformation = Transformation & {
  readonly apply: (expression: Expression, random: Random) => Expression | null;
};
type Description = { readonly id: string; readonly title: string; readonly description: string };

/** Every way to rewrite one node; none where the transformation does not concern it. */
type Rewritings = (node: Expression) => readonly Expression[];

/** A change of one place: all places and ways are listed, one is drawn. */
export function atOnePlace(
  intends: IntendedDifficulty,
  about: Description,
  rewritings: Rewritings,
): StructuralTransformation {
  return {
    ...about,
    intends,
    apply: (expression, random) => drawOne(rewrittenSomewhere(expression, rewritings), random),
  };
}

/** A change of the integrand as a whole, which may draw what it puts in. */
export function ofTheWhole(
  intends: IntendedDifficulty,
  about: Description,
  apply: StructuralTransformation["apply"],
): StructuralTransformation {
  return { ...about, intends, apply };
}

function rewrittenSomewhere(expression: Expression, rewritings: Rewritings): Expression[] {
  const inside = children(expression).flatMap((child, place) =>
    rewrittenSomewhere(child, rewritings).map((changed) => {
      let index = 0;
      return mapChildren(expression, (other) => (index++ === place ? changed : other));
    }),
  );
  return [...rewritings(expression), ...inside];
}
