/** One thing a checkpoint asks for, as the database's function checkpoint_conditions gives it. */
export type CheckpointCondition = {
  readonly name: "coverage" | "policy" | "agreement" | "rejected" | "approved";
  /** Of `coverage` alone. */
  readonly level: number | null;
  readonly figure: number | null;
  readonly bound: number | null;
  readonly counted: number;
  readonly total: number | null;
  readonly holds: boolean;
};

/** More of these are not counted. */
const mostCounted = 10_000;

/** What a condition that does not hold still waits for. */
export function sentenceOf({ name, level, figure, bound, counted, total }: CheckpointCondition): string {
  switch (name) {
    case "coverage": {
      const missing = Math.ceil((bound ?? 1) * (total ?? 0) - 1e-9) - counted;
      return `Level ${level}: ${missing} of ${total} variants must still be decided on.`;
    }
    case "policy":
      return `${counted > mostCounted ? `More than ${mostCounted}` : counted} measured problems wait for the policy or a person.`;
    case "agreement":
      if (counted < (total ?? 0))
        return `${(total ?? 0) - counted} more problems must be decided on by two people, to measure their agreement.`;
      return `People agree too little: Gwet's AC2 is ${rounded(figure)}, the policy asks for ${rounded(bound)}.`;
    case "rejected":
      return `Too many variants are rejected: ${percent(figure)}, the policy allows ${percent(bound)}.`;
    case "approved":
      return "No problem is approved yet.";
  }
}

const rounded = (value: number | null) =>
  value === null ? "not measurable" : String(Math.floor(value * 100) / 100);
const percent = (share: number | null) => `${Math.ceil((share ?? 0) * 1000) / 10} %`;
