import { z } from "zod";

/** What a person set for the next generate runs of a curriculum. */
export const generationPolicySchema = z.object({
  /** How often each transformation is drawn: 1 where it is not named, 0 never. */
  transformationWeights: z.record(z.string().max(100), z.coerce.number().min(0).max(100)).default({}),
});
export type GenerationPolicy = z.infer<typeof generationPolicySchema>;

/** No transformation is drawn more than so many times as often as before, or as seldom. */
const strongest = 4;

/**
 * Weights that make a mix more even: each transformation's is what an even mix would have over what it has, at most fourfold
 * either way. `counts` are of transformations of one intent; all 1 where nothing was counted.
 */
export function evenWeights(counts: ReadonlyMap<string, number>): Record<string, number> {
  const whole = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const even = whole / Math.max(1, counts.size);
  return Object.fromEntries(
    [...counts].map(([id, count]) => {
      const wanted = whole === 0 ? 1 : count === 0 ? strongest : even / count;
      return [id, Math.round(100 * Math.min(strongest, Math.max(1 / strongest, wanted))) / 100];
    }),
  );
}

/** Whether a curriculum's weights are these already; a transformation that is not named is drawn with weight 1. */
export function drawsBy(policy: GenerationPolicy, weights: Readonly<Record<string, number>>): boolean {
  const applied = policy.transformationWeights;
  return Object.entries(weights).every(([id, weight]) => (applied[id] ?? 1) === weight);
}
