import type { VariantRequest } from "@/lib/domains/domain";
import { drawOne, type Random, seededRandom } from "@/lib/domains/seeded-random";
import { canonicalText, type Expression } from "../expression";
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
 * Draws up to `request.count` variants of `parent`. Only transformations of the intended difficulty are drawn; where the
 * request names any, only those. `isExcluded` keeps out what must never be generated.
 */
export function drawVariants(
  parent: Expression,
  request: VariantRequest,
  library: readonly StructuralTransformation[],
  isExcluded: (variant: Expression, canonical: string) => boolean,
): DrawnVariant[] {
  const named = request.transformationIds;
  const choices = library.filter(
    (one) => one.intends === request.intends && (named.length === 0 || named.includes(one.id)),
  );
  const random = seededRandom(`variants ${request.seed}`);
  const seen = new Set([canonicalText(parent)]);
  const drawn: DrawnVariant[] = [];
  for (let draws = request.count * drawsPerVariant; draws > 0 && drawn.length < request.count; draws--) {
    const variant = transformOnceOrMore(parent, choices, random);
    if (variant === null || seen.has(variant.canonical)) continue;
    seen.add(variant.canonical);
    if (!isExcluded(variant.expression, variant.canonical)) drawn.push(variant);
  }
  return drawn;
}

function transformOnceOrMore(
  parent: Expression,
  choices: readonly StructuralTransformation[],
  random: Random,
): DrawnVariant | null {
  let expression = parent;
  const transformationIds: string[] = [];
  for (let steps = drawSteps(random); steps > 0; steps--) {
    const transformation = drawOne(choices, random);
    const changed = transformation?.apply(expression, random) ?? null;
    if (transformation === null || changed === null) continue;
    // An intermediate integrand may be a constant or grow: there is nothing to transform, or no use in it.
    if (!isAdmissibleVariant(changed, parent)) return null;
    expression = changed;
    transformationIds.push(transformation.id);
  }
  return transformationIds.length === 0
    ? null
    : { expression, canonical: canonicalText(expression), transformationIds };
}

/** One step most often, so that a variant stays close to its parent; three at most. */
function drawSteps(random: Random): number {
  const draw = random();
  if (draw < 0.6) return 1;
  return draw < 0.9 ? 2 : 3;
}
