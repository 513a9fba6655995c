/** From 0, the left end of a bar's track, to 1, its right end; undefined where there is nothing to place. */
export type Place = number | undefined;

/** Where a value stands on a track; values beyond an end stand at it. */
export function placeOf(
  value: number | null | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): Place {
  return value == null || max <= min ? undefined : Math.min(1, Math.max(0, (value - min) / (max - min)));
}
