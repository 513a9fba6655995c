import type { Words } from "@/lib/language/words";

/** What is known of a problem when it is asked how much a person's look at it is worth. */
export type UncertaintyEvidence = {
  readonly verdict: "verified" | "refuted" | "undecided" | null;
  readonly attemptCount: number;
  readonly verifiedCount: number;
  readonly undecidedCount: number;
  /** Other problems of the curriculum that differ in their numbers alone. */
  readonly nearDuplicates: number;
  readonly level: number;
  readonly transformations: readonly string[];
  /** Characters of the canonical text. */
  readonly length: number;
};

/** How common things are among a curriculum's problems, from a sample of them. */
export type CurriculumProfile = {
  readonly sampled: number;
  /** Share of the problems that each transformation had a part in. */
  readonly shareOf: ReadonlyMap<string, number>;
  /** By level: mean and standard deviation of the logarithm of the length. */
  readonly lengths: ReadonlyMap<number, { readonly mean: number; readonly deviation: number }>;
};

export type UncertaintySignal = {
  readonly id:
    | "undecided"
    | "mixed"
    | "never-solved"
    | "always-solved"
    | "unmeasured"
    | "near-duplicate"
    | "unusual";
  /** From 0, says nothing, to 1, look at it. */
  readonly strength: number;
  /** For the reviewer. */
  readonly sentence: Words;
};

/** Below this a transformation is rare. */
const rareShare = 0.05;
/** Fewer sampled problems say nothing of what is usual. */
const smallestProfile = 20;
/** What much evidence comes to at most. Answers that part say that somebody is wrong; a problem that all solve is mostly sound. */
const most = { mixed: 0.6, neverSolved: 0.5, alwaysSolved: 0.1 };

/** What the sample says is usual. */
export function profileOf(
  problems: readonly Pick<UncertaintyEvidence, "level" | "transformations" | "length">[],
): CurriculumProfile {
  const counts = new Map<string, number>();
  const logs = new Map<number, number[]>();
  for (const { level, transformations, length } of problems) {
    for (const id of new Set(transformations)) counts.set(id, (counts.get(id) ?? 0) + 1);
    logs.set(level, [...(logs.get(level) ?? []), Math.log(Math.max(1, length))]);
  }
  const shareOf = new Map([...counts].map(([id, count]) => [id, count / problems.length]));
  const lengths = new Map([...logs].map(([level, values]) => [level, momentsOf(values)]));
  return { sampled: problems.length, shareOf, lengths };
}

function momentsOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** Every reason to look at a problem, the strongest first. */
export function uncertaintySignals(
  evidence: UncertaintyEvidence,
  profile: CurriculumProfile,
): UncertaintySignal[] {
  return [...measured(evidence), ...nearDuplicate(evidence), ...unusual(evidence, profile)]
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength);
}

/** The signals together, 0 to 1: each takes its part of the certainty that the others left. */
export function uncertaintyOf(signals: readonly Pick<UncertaintySignal, "strength">[]): number {
  return 1 - signals.reduce((certainty, { strength }) => certainty * (1 - strength), 1);
}

function measured(evidence: UncertaintyEvidence): UncertaintySignal[] {
  const { verdict, attemptCount, verifiedCount, undecidedCount } = evidence;
  if (attemptCount === 0)
    return [{ id: "unmeasured", strength: 0.3, sentence: { key: "desk.signals.unmeasured" } }];
  const attempts = attemptCount;
  const signals: UncertaintySignal[] = [];
  if (undecidedCount > 0) {
    const strength = verdict === "undecided" ? 0.7 : 0.4 * (undecidedCount / attemptCount);
    const values = { undecided: undecidedCount, attempts };
    signals.push({ id: "undecided", strength, sentence: { key: "desk.signals.undecided", values } });
  }
  // The more attempts, the less it is chance: one of one says little.
  const known = 1 - 1 / (1 + attemptCount);
  const decided = attemptCount - undecidedCount;
  if (verifiedCount > 0 && verifiedCount < decided) {
    const share = verifiedCount / decided;
    signals.push({
      id: "mixed",
      strength: most.mixed * known * 4 * share * (1 - share),
      sentence: { key: "desk.signals.mixed", values: { verified: verifiedCount, attempts } },
    });
  }
  if (verifiedCount === 0)
    signals.push({
      id: "never-solved",
      strength: most.neverSolved * known,
      sentence: { key: "desk.signals.neverSolved", values: { attempts } },
    });
  if (verifiedCount === attemptCount)
    signals.push({
      id: "always-solved",
      strength: most.alwaysSolved * known,
      sentence: { key: "desk.signals.alwaysSolved", values: { attempts } },
    });
  return signals;
}

function nearDuplicate({ nearDuplicates }: UncertaintyEvidence): UncertaintySignal[] {
  if (nearDuplicates === 0) return [];
  const strength = 0.4 * (1 - 1 / (1 + nearDuplicates));
  const sentence: Words = { key: "desk.signals.nearDuplicate", values: { count: nearDuplicates } };
  return [{ id: "near-duplicate", strength, sentence }];
}

function unusual(
  { level, transformations, length }: UncertaintyEvidence,
  { sampled, shareOf, lengths }: CurriculumProfile,
): UncertaintySignal[] {
  if (sampled < smallestProfile) return [];
  const signals: UncertaintySignal[] = [];
  const rarest = Math.min(1, ...transformations.map((id) => shareOf.get(id) ?? 0));
  if (rarest < rareShare) {
    const strength = 0.4 * (1 - rarest / rareShare);
    signals.push({ id: "unusual", strength, sentence: { key: "desk.signals.rare" } });
  }
  const usual = lengths.get(level);
  if (usual && usual.deviation > 0) {
    const away = (Math.log(Math.max(1, length)) - usual.mean) / usual.deviation;
    const strength = 0.5 * Math.min(1, Math.max(0, (Math.abs(away) - 2) / 2));
    const sentence: Words = { key: away > 0 ? "desk.signals.longer" : "desk.signals.shorter" };
    signals.push({ id: "unusual", strength, sentence });
  }
  return signals;
}
