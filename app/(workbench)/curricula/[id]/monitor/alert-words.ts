import type { AlertKind } from "@/lib/monitor";

/** What a person sets a bound for, in their words. */
export const alertWords: Readonly<Record<AlertKind, { label: string; hint: string }>> = {
  undecidedShare: { label: "Undecided attempts", hint: "Share of a verify run's attempts." },
  lengthDrop: { label: "Answers become shorter", hint: "By this share, against the verify run before." },
  formShare: { label: "One form of answer", hint: "Share of the answers, numbers left out." },
  solveRateJump: { label: "Jump between levels", hint: "Difference of neighbouring levels' solve rates." },
  mixDrift: { label: "Mix of transformations", hint: "Cramér's V against the generate run before." },
  transformationShare: { label: "One transformation", hint: "Share of a generate run's variants." },
  duplicateShare: { label: "Duplicates", hint: "Share of a generate run's proposals." },
};
