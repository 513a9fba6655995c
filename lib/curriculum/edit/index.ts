/** Changing a tree by hand. Each change is one transaction with its audit entry, and can be undone. */
export { addVariant } from "./add-variant";
export { correctFormula } from "./correct-formula";
export { deleteSubtree } from "./delete-subtree";
export { moveSubtree } from "./move-subtree";
export { undoEdit } from "./undo-edit";
