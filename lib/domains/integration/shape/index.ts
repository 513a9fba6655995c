/** Looking for formulas by their shape. */
export { occursIn } from "./match";
export { type Pattern, readPattern } from "./pattern";
export { shapeTokens } from "./tokens";
