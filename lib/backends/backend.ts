import type { ProblemStatement, Read, Variant, VariantRequest, Verdict } from "@/lib/domains/domain";
import type { GrownProblem } from "@/lib/domains/grow-tree";
import type {
  DerivationStep,
  GroupRollouts,
  GroupTask,
  GrpoSettings,
  PolicyValues,
  PolicyWeights,
} from "@/lib/domains/integration/rule-policy";

/** Where a run's computing happens. Tasks are pure: the same task gives the same value, wherever it runs. */
export interface Backend {
  /** How many tasks are computed at once. */
  readonly parallelism: number;
  /** @throws TaskError where the task ran out of time, or ended its thread */
  compute<T extends Task>(task: T): Promise<TaskResult<T>>;
  /** Sampling and judging groups of rollouts, split over everything the backend has. */
  collectGroups(
    weights: PolicyWeights,
    tasks: readonly GroupTask[],
    settings: GrpoSettings,
  ): Promise<GroupRollouts[]>;
  close(): Promise<void>;
}

export type Task = VaryTask | GrowTask | ReadTask | AttemptTask | JudgeTask | CheckTask | CollectTask;

/** The transformation library applied to one problem. */
export type VaryTask = { kind: "vary"; domain: string; statement: string; request: VariantRequest };
/** The tree of variants below one problem, the problem first; at most `variants` of them, down to `depth`. */
export type GrowTask = {
  kind: "grow";
  domain: string;
  root: { readonly id: string; readonly statement: string };
  depth: number;
  variants: number;
  seed: string;
};
/** What a model wrote, read as problems. */
export type ReadTask = { kind: "read"; domain: string; texts: readonly string[] };
/** The rule policy's sampled solutions of one problem, each judged. Steps are kept of the first and the first verified one. */
export type AttemptTask = {
  kind: "attempt";
  domain: string;
  statement: string;
  weights: PolicyWeights;
  samples: number;
  stepBudget: number;
  seed: string;
};
/** Answers that a model gave, judged. */
export type JudgeTask = {
  kind: "judge";
  domain: string;
  statement: string;
  answers: readonly (string | null)[];
  seed: string;
};
/** Pairs of an integrand and an answer, each checked for itself. */
export type CheckTask = { kind: "check"; pairs: readonly AnswerPair[]; seed: string };
export type AnswerPair = { readonly integrand: string; readonly answer: string; readonly variable: string };
export type CheckedPair = { readonly verdict: Verdict; readonly microseconds: number };
export type CollectTask = {
  kind: "collect";
  weights: PolicyValues;
  tasks: readonly GroupTask[];
  settings: GrpoSettings;
};

export type JudgedAttempt = {
  readonly answer: string | null;
  readonly verdict: Verdict;
  readonly steps: readonly DerivationStep[];
};

export type TaskResult<T extends Task> = T extends VaryTask
  ? Variant[]
  : T extends GrowTask
    ? GrownProblem[]
    : T extends ReadTask
      ? Read<ProblemStatement>[]
      : T extends AttemptTask | JudgeTask
        ? JudgedAttempt[]
        : T extends CheckTask
          ? CheckedPair[]
          : GroupRollouts[];

export class TaskError extends Error {
  override readonly name = "TaskError";
  readonly reason: "deadline" | "crash" | "failure" | "closed";
  constructor(reason: TaskError["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}
