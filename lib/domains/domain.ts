/**
 * A domain is a kind of problem with its own syntax, verifier and variant transformations. The rest of Ladderboard
 * knows problems only as text and through this interface. Everything here is pure: the same arguments give the same
 * answer, and randomness comes from a seed.
 */
export interface Domain {
  /** Stored with a curriculum; never shown without its title. */
  readonly id: string;
  readonly title: string;
  /** Reads a problem as people and models write it. Never throws; every text gets an answer within milliseconds. */
  readProblem(text: string): Read<ProblemStatement>;
  /**
   * Reads a problem for a benchmark: also one that is never trained on as it stands, such as a definite integral. Its
   * `canonical` is that of the problem that must then be held out. Never throws.
   */
  readBenchmarkProblem(text: string): Read<ProblemStatement>;
  /** Reads a shape, a problem with `_` for any expression. Never throws. */
  readShape(text: string): Read<Shape>;
  /** What a statement is made of: a shape occurs only where all of its own tokens are. Empty for what cannot be read. */
  shapeTokens(statement: string): readonly string[];
  /**
   * Both formulas as LaTeX with boxes around what the variant changed of its parent. Null where one cannot be read.
   */
  difference(parent: string, variant: string): { readonly before: string; readonly after: string } | null;
  /** Typesets an answer, for display beside its source. Null where the text cannot be read. */
  answerLatex(text: string): string | null;
  /**
   * What a picture of problem and answer around `x` shows, from left to right: what the problem asks for and what the answer
   * gives. Null where either cannot be read. Never throws.
   */
  plotAnswer(statement: string, answer: string, x: number): readonly PlottedPoint[] | null;
  /** Is `answer` right for `statement`? The only judge of right and wrong. `seed` decides where it looks. */
  verify(statement: string, answer: string, seed: string): Verdict;
  /** The transformation library, in the order in which a person reads it. */
  readonly transformations: readonly Transformation[];
  /**
   * Applies drawn transformations to a problem; gives up to `count` variants, distinct in canonical form among
   * themselves and from the parent. May give fewer where the problem offers no more.
   */
  writeVariants(statement: string, request: VariantRequest): Variant[];
  /** What a language model is told: the notation in which it must answer. */
  readonly promptNotes: { readonly problem: string; readonly answer: string };
  /** How a problem is put to a language model, e.g. "Find ∫ x*sin(x) dx". */
  askFor(statement: string): string;
  readonly problemSets: {
    readonly training: readonly BundledProblem[];
    readonly benchmark: readonly BundledProblem[];
  };
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ReadError };
/** What was wrong with a text and where: `position` counts UTF-16 code units from 0. */
export type ReadError = { readonly message: string; readonly position: number };

/** A problem as text: `statement` is the normal ASCII form that is stored; equal `canonical` means the same problem. */
export type ProblemStatement = {
  readonly statement: string;
  readonly canonical: string;
  readonly latex: string;
  readonly size: number;
};

/** `tokens` narrow a search down, `occursIn` decides. Without tokens it occurs everywhere. */
export type Shape = {
  readonly tokens: readonly string[];
  readonly occursIn: (statement: string) => boolean;
};

/**
 * `closeness` is how much of its tolerance the verifier needed to accept an answer, from 0 to 1: what is left of the largest
 * difference when everything that rounding may explain is taken off. A right answer needs none of it.
 */
export type Verdict =
  | { readonly kind: "verified"; readonly explanation: string; readonly closeness: number }
  | { readonly kind: "refuted"; readonly explanation: string; readonly counterexample: Counterexample }
  | { readonly kind: "undecided"; readonly explanation: string; readonly reason: string };
/** Where an answer fails: at `x` the problem has the value `expected` and the answer's derivative `actual`. */
export type Counterexample = { readonly x: number; readonly expected: number; readonly actual: number };

export type IntendedDifficulty = "easier" | "equivalent" | "harder";
/** A value is null where there is none that is real and known to three digits. */
export type PlottedPoint = {
  readonly x: number;
  readonly expected: number | null;
  readonly actual: number | null;
};
/** A named, structure-preserving change. `id` is stored with every variant it made, so it never changes. */
export type Transformation = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly intends: IntendedDifficulty;
};
export type VariantRequest = {
  readonly count: number;
  readonly intends: IntendedDifficulty;
  readonly transformationIds: readonly string[];
  /** How likely a transformation is drawn beside another; 1 where none is given, and 0 is never drawn. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly seed: string;
};
export type Variant = {
  readonly statement: string;
  readonly canonical: string;
  readonly latex: string;
  readonly transformationIds: readonly string[];
  readonly intends: IntendedDifficulty;
};

/** A problem that ships with Ladderboard; `answer` is a known right answer and `technique` the textbook chapter. */
export type BundledProblem = {
  readonly id: string;
  readonly statement: string;
  readonly answer: string;
  readonly technique: string;
  readonly source: string;
};
