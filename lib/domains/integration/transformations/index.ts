import type { StructuralTransformation } from "./structural-transformation";
import { easier } from "./easier";
import { equivalent } from "./equivalent";
import { harder } from "./harder";

/** The library, from easier to harder. */
export const transformations: readonly StructuralTransformation[] = [...easier, ...equivalent, ...harder];

export type { StructuralTransformation } from "./structural-transformation";
export { type DrawnVariant, drawVariants } from "./draw-variants";
