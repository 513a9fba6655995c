/** Attempts at problems that are alike in something. */
export type AttemptCount = {
  readonly attempts: number;
  readonly verified: number;
  readonly undecided: number;
  /** Attempts with an answer, and the characters of those answers together. */
  readonly answered: number;
  readonly characters: number;
  /** Verified attempts of which is known how much of its tolerance the verifier needed, and those that came near it. */
  readonly withCloseness: number;
  readonly nearTolerance: number;
};

export type MeasuredRun = {
  readonly runId: string;
  readonly at: Date;
  /** Who answered, such as "Rule policy v2". */
  readonly model: string;
  readonly levels: readonly (AttemptCount & { readonly level: number })[];
  readonly transformations: readonly (AttemptCount & { readonly transformation: string })[];
  /** The commonest form of answers, numbers left out; null where there was no answer. */
  readonly commonestForm: { readonly form: string; readonly answers: number } | null;
};

export type GeneratedRun = {
  readonly runId: string;
  readonly at: Date;
  readonly model: string;
  readonly problems: number;
  readonly duplicates: number;
  /** Variants by the transformation that made them; one made by two counts at both. */
  readonly transformations: readonly { readonly transformation: string; readonly problems: number }[];
};

/** A run that is under way or ended early, and how far it came. */
export type UnfinishedRun = {
  readonly runId: string;
  readonly at: Date;
  readonly model: string;
  readonly status: string;
  readonly done: number;
  readonly total: number;
};

const none: AttemptCount = {
  attempts: 0,
  verified: 0,
  undecided: 0,
  answered: 0,
  characters: 0,
  withCloseness: 0,
  nearTolerance: 0,
};

export function sumOf(counts: readonly AttemptCount[]): AttemptCount {
  return counts.reduce<AttemptCount>(
    (sum, one) => ({
      attempts: sum.attempts + one.attempts,
      verified: sum.verified + one.verified,
      undecided: sum.undecided + one.undecided,
      answered: sum.answered + one.answered,
      characters: sum.characters + one.characters,
      withCloseness: sum.withCloseness + one.withCloseness,
      nearTolerance: sum.nearTolerance + one.nearTolerance,
    }),
    none,
  );
}

/** Null where nothing was counted. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
