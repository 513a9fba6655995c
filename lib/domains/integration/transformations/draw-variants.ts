import type { VariantRequest } from "@/lib/domains/domain";
import { drawSome, drawWeighted, type Random, seededRandom } from "@/lib/domains/seeded-random";
import { canonicalText, type Expression, mapChildren } from "../expression";
import { isAdmissibleVariant } from "./admissible";
import type { StructuralTransformation } from "./structural-transformation";

export type DrawnVariant = {
  readonly expression: Expression;
  readonly canonical: string;
  /** In the order in which they were applied. */
  readonly transformationIds: readonly string[];
};

/** Draws for each variant asked for before the problem counts as exhausted. */
const drawsPerVariant = 30;

/**
 * Draws up to `request.count` variants of a problem. Only transformations of the intended difficulty are drawn; where the
 * request names any, only those, and where it weighs them, as often as it says. `isExcluded` keeps out what must never be generated.
 */
export function drawVariants(
  given: Expression,
  request: VariantRequest,
  library: readonly StructuralTransformation[],
  isExcluded: (variant: Expression, canonical: string) => boolean,
): DrawnVariant[] {
  const named = request.transformationIds;
  const choices = library.filter(
    (one) => one.intends === request.intends && (named.length === 0 || named.includes(one.id)),
  );
  const parent = rebuilt(given);
  const random = seededRandom(`variants ${request.seed}`);
  const inDrawnOrder = () => drawnOrder(choices, request.weights, random);
  const seen = new Set([canonicalText(parent)]);
  const drawn: DrawnVariant[] = [];
  for (let draws = request.count * drawsPerVariant; draws > 0 && drawn.length < request.count; draws--) {
    const variant = transformOnceOrMore(parent, inDrawnOrder, random);
    if (variant === null || seen.has(variant.canonical)) continue;
    seen.add(variant.canonical);
    if (!isExcluded(variant.expression, variant.canonical)) drawn.push(variant);
  }
  return drawn;
}

function transformOnceOrMore(
  parent: Expression,
  inDrawnOrder: () => readonly StructuralTransformation[],
  random: Random,
): DrawnVariant | null {
  let variant: DrawnVariant = { expression: parent, canonical: canonicalText(parent), transformationIds: [] };
  for (let steps = drawSteps(random); steps > 0; steps--) {
    variant = transformOnce(variant, parent, inDrawnOrder(), random) ?? variant;
  }
  return variant.transformationIds.length === 0 ? null : variant;
}

/** Tries transformations in the order given until one makes another admissible problem of it. */
function transformOnce(
  variant: DrawnVariant,
  parent: Expression,
  ordered: readonly StructuralTransformation[],
  random: Random,
): DrawnVariant | null {
  for (const transformation of ordered) {
    const expression = transformation.apply(variant.expression, random);
    if (expression === null) continue;
    const canonical = canonicalText(expression);
    if (canonical === variant.canonical || !isAdmissibleVariant(expression, parent)) continue;
    return { expression, canonical, transformationIds: [...variant.transformationIds, transformation.id] };
  }
  return null;
}

function drawnOrder(
  choices: readonly StructuralTransformation[],
  weights: VariantRequest["weights"],
  random: Random,
): readonly StructuralTransformation[] {
  return weights
    ? drawWeighted(choices, choices.length, ({ id }) => weights[id] ?? 1, random)
    : drawSome(choices, choices.length, random);
}

/** One step most often, so that a variant stays close to its parent; three at most. */
function drawSteps(random: Random): number {
  const draw = random();
  if (draw < 0.6) return 1;
  return draw < 0.9 ? 2 : 3;
}

/** Through the smart constructors, so that the 1 in 1/x is no factor that could be dropped. */
function rebuilt(e: Expression): Expression {
  // A copy differs from the child it is made of, so each node is built anew.
  return mapChildren(e, (child) => ({ ...rebuilt(child) }));
}
