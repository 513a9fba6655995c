import { randomFrom } from "./random";
import type { TrainingProblem } from "./rollouts";

/** What is known of a problem's difficulty so far: exponentially weighted, so that old rollouts fade. */
export type SolveRate = { readonly rate: number; readonly groups: number };
export type CurriculumKind = "levels" | "none";
/** By measured difficulty: what is sometimes solved is drawn most. Or each open problem with the same chance. */
export type Selection = "difficulty" | "uniform";

/** A level is left for the next harder one when its measured solve rate passes this, or after this many steps on it. */
const masteredAt = 0.6;
const patience = 40;

/** A branch stops paying when so many groups of it in a row all earned the same: nothing was learned from them. */
const silentBefore = 4;

export type CurriculumState = {
  readonly kind: CurriculumKind;
  readonly selection: Selection;
  /** The hardest level (lowest number) open for selection. */
  readonly frontier: number;
  readonly stepsAtFrontier: number;
  readonly pruning: boolean;
  /** Groups without signal in a row, of each branch. */
  readonly silent: Readonly<Record<string, number>>;
};

const branchOf = ({ id, branch }: TrainingProblem): string => branch ?? id;

export function isPruned(curriculum: CurriculumState, problem: TrainingProblem): boolean {
  return curriculum.pruning && (curriculum.silent[branchOf(problem)] ?? 0) >= silentBefore;
}

/** Counts what a group said of its problem's branch: `taught` where its rollouts did not all earn the same. */
export function heard(
  silent: Readonly<Record<string, number>>,
  problem: TrainingProblem,
  taught: boolean,
): Record<string, number> {
  const branch = branchOf(problem);
  return { ...silent, [branch]: taught ? 0 : (silent[branch] ?? 0) + 1 };
}

export function startCurriculum(
  kind: CurriculumKind,
  selection: Selection,
  pruning: boolean,
  problems: readonly TrainingProblem[],
): CurriculumState {
  const deepest = problems.reduce((level, problem) => Math.max(level, problem.level), 0);
  const frontier = kind === "levels" ? deepest : 0;
  return { kind, selection, frontier, stepsAtFrontier: 0, pruning, silent: {} };
}

/**
 * Draws problems without repetition. Under "levels" those at the frontier and below take part, otherwise all. By difficulty,
 * each has a chance that follows the spread rate·(1 − rate) of its measured solve rate – what is never or always solved
 * teaches nothing – plus a floor so that nothing is forgotten.
 */
export function selectProblems(
  problems: readonly TrainingProblem[],
  rates: Readonly<Record<string, SolveRate>>,
  curriculum: CurriculumState,
  count: number,
  seed: string,
): TrainingProblem[] {
  const random = randomFrom(seed);
  const open =
    curriculum.kind === "none"
      ? problems
      : problems.filter((problem) => problem.level >= curriculum.frontier);
  // Weighted sampling without replacement: the largest of random^(1/weight) (Efraimidis & Spirakis 2006).
  const taken: { readonly problem: TrainingProblem; readonly key: number }[] = [];
  for (const problem of open) {
    const weight = curriculum.selection === "uniform" ? 1 : promise(rates[problem.id]);
    const key = Math.log(random()) / weight;
    if (taken.length === count && key <= taken[count - 1]!.key) continue;
    const place = taken.findIndex((other) => other.key < key);
    taken.splice(place < 0 ? taken.length : place, 0, { problem, key });
    if (taken.length > count) taken.pop();
  }
  return taken.map(({ problem }) => problem);
}

const floor = 0.02;
function promise(measured: SolveRate | undefined): number {
  return measured === undefined ? 0.25 + floor : measured.rate * (1 - measured.rate) + floor;
}

export function updatedRate(before: SolveRate | undefined, solved: number): SolveRate {
  if (before === undefined) return { rate: solved, groups: 1 };
  return { rate: before.rate + 0.5 * (solved - before.rate), groups: before.groups + 1 };
}

/** Opens the next harder level once the frontier's problems are mostly solved or it has been worked on long enough. */
export function advance(
  curriculum: CurriculumState,
  problems: readonly TrainingProblem[],
  rates: Readonly<Record<string, SolveRate>>,
): CurriculumState {
  if (curriculum.kind === "none" || curriculum.frontier === 0) return curriculum;
  const measured = problems.flatMap((problem) => {
    const rate = problem.level === curriculum.frontier ? rates[problem.id] : undefined;
    return rate === undefined ? [] : [rate.rate];
  });
  const mean = measured.reduce((a, b) => a + b, 0) / Math.max(1, measured.length);
  const steps = curriculum.stepsAtFrontier + 1;
  if (mean >= masteredAt || steps >= patience)
    // A policy that has come this far may solve what it never could: pruned branches get another chance.
    return { ...curriculum, frontier: curriculum.frontier - 1, stepsAtFrontier: 0, silent: {} };
  return { ...curriculum, stepsAtFrontier: steps };
}
