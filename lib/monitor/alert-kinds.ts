/** What can raise an alert; each has its threshold in the monitor policy. */
export const alertKinds = [
  "undecidedShare",
  "lengthDrop",
  "formShare",
  "nearToleranceShare",
  "solveRateJump",
  "mixDrift",
  "transformationShare",
  "duplicateShare",
] as const;
export type AlertKind = (typeof alertKinds)[number];
