import { easier } from "./easier";
import { equivalent } from "./equivalent";
import { harder } from "./harder";
import type { StructuralTransformation } from "./structural-transformation";

/** The library, from easier to harder. */
export const transformations: readonly StructuralTransformation[] = [...easier, ...equivalent, ...harder];

export { type DrawnVariant, drawVariants } from "./draw-variants";
export type { StructuralTransformation } from "./structural-transformation";
