import { Prisma } from "@/lib/db";
import {
  applyTestTimeStep,
  defaultGrpoSettings,
  type GrpoSettings,
  type PolicyWeights,
  plainSettings,
  planPlainSamples,
  planTestTimeStep,
  startTestTime,
  type TestTime,
  verifiedAmong,
} from "@/lib/domains/integration/rule-policy";
import { LadderboardError } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import { attemptProblem } from "./answering-model";
import { attemptRows, verdictCounts } from "./attempt-rows";
import { growTestTree } from "./grow-test-tree";
import type { Stage, StageContext, UnitReport, Write } from "./stage";

/** Steps between two checkpoints. */
const stepsPerUnit = 5;

/** What is stored between the units of a problem. The reference is the run's own model version, stored there already. */
type Stored = { readonly learning: TestTime; readonly tree: number; readonly cpuSeconds: number };

/** What the last unit of a problem writes, and only that one: what its learning cost, and what it gave. */
export type TestTimeResult = {
  readonly outcome: "learned" | "already solved";
  readonly passAt1Before: number;
  /** The rest is missing where the problem was solved already and left out. */
  readonly passAt1After?: number;
  /** Variants in the problem's tree. */
  readonly tree?: number;
  readonly steps?: number;
  readonly rollouts?: number;
  /** Rollouts that pruning left out. */
  readonly rolloutsSaved?: number;
  /** Of the processor, over all threads: growing the tree, learning and answering; and of plain sampling. */
  readonly cpuSeconds?: number;
  readonly plainCpuSeconds?: number;
  /** Where a sample on the way was verified: how the paper counts a problem as solved. */
  readonly solvedAtStep?: number | null;
  readonly answer?: string | null;
  /** As many samples as `rollouts`, drawn without training: how many of them were verified. */
  readonly plainVerified?: number;
  /** At each step, the share of verified answers to the problem itself. */
  readonly solveRates?: readonly number[];
};

/**
 * Learning at test time, one benchmark problem after the other: its own tree, a short training from a copy of the policy,
 * its answer. The model version of the run stays as it is, and no new one is made. Units of a problem: `start` (attempts
 * as it is, and the tree), `learn-0001` and so on (some steps), `answer`.
 */
export const ttrl: Stage<"ttrl"> = {
  async plan({ db, run, benchmarkId, config }) {
    const problems = await db.benchmarkProblem.findMany({
      where: { benchmarkId: benchmarkId!, ...(config.problem > 0 ? { position: config.problem } : {}) },
      select: { id: true },
      orderBy: { position: "asc" },
    });
    const done = await db.runUnit.findMany({ where: { runId: run.id }, select: { key: true, result: true } });
    const keys = new Set(done.map(({ key }) => key));
    const ended = new Set(
      done.filter(({ result }) => "outcome" in (result as object)).map(({ key }) => key.split("/")[0]),
    );
    const slices = Math.ceil(config.steps / stepsPerUnit);
    const open = problems
      .filter(({ id }) => !ended.has(id))
      .map(({ id }) => unitsOf(id, slices).filter((key) => !keys.has(key)));
    const left = open.reduce((sum, units) => sum + units.length, 0);
    // One at a time: the steps of a problem follow each other, and each step uses every thread.
    return { units: open[0]?.slice(0, 1) ?? [], total: done.length + left };
  },

  async compute(context, unit) {
    const [problemId, what] = unit.split("/") as [string, string];
    const problem = await context.db.benchmarkProblem.findUniqueOrThrow({ where: { id: problemId } });
    const before = process.cpuUsage();
    // A worker executes one run at a time, so that what the process used is what this unit cost.
    const cpuSeconds = (): number => {
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    if (what === "start") return start(context, problem, cpuSeconds);
    return what === "answer" ? answer(context, problem, cpuSeconds) : learn(context, problem, cpuSeconds);
  },

  async finish({ run, config }, tx): Promise<Words> {
    const units = await tx.runUnit.findMany({
      where: { runId: run.id, key: { endsWith: "/answer" } },
      select: { result: true },
    });
    const learned = units
      .map(({ result }) => result as unknown as TestTimeResult)
      .filter(({ outcome }) => outcome === "learned");
    const solved = learned.filter(({ solvedAtStep }) => solvedAtStep !== null).length;
    const sampled = learned.filter(({ plainVerified = 0 }) => plainVerified > 0).length;
    if (learned.length === 0)
      return { key: "runEvents.allSolvedAlready", values: { count: config.samplesPerProblem } };
    return { key: "runEvents.learned", values: { solved, count: learned.length, sampled } };
  },
};

function unitsOf(id: string, slices: number): string[] {
  const learning = Array.from({ length: slices }, (_, i) => `${id}/learn-${String(i + 1).padStart(4, "0")}`);
  return [`${id}/start`, ...learning, `${id}/answer`];
}

type Context = StageContext<"ttrl">;
type Problem = { id: string; position: number; statement: string; canonicalHash: string };

/** In seeds, so that the same run on another database draws the same. */
const nameOf = ({ position }: Problem): string => `problem ${position}`;

/** The policy as it is attempts the problem; then its tree is written. */
async function start(context: Context, problem: Problem, cpuSeconds: () => number): Promise<Write> {
  const { run, config } = context;
  const attempts = await attempt(context, weightsOf(context), problem, "before");
  const { verified } = verdictCounts(attempts);
  const passAt1Before = verified / attempts.length;
  const skipped = config.skipSolved && verified > 0;
  const tree = skipped
    ? []
    : await growTestTree(context, config, { ...problem, id: nameOf(problem) }, run.seed);
  const learning = startTestTime({
    weights: weightsOf(context),
    asked: { id: nameOf(problem), statement: problem.statement },
    tree,
    settings: settingsOf(context),
    pruning: config.pruning,
    seed: `${run.seed}/${nameOf(problem)}`,
  });
  return async (tx): Promise<UnitReport> => {
    const by = { runId: run.id, modelVersionId: context.model.versionId };
    await tx.attempt.createMany({ data: attemptRows(attempts, { benchmarkProblemId: problem.id }, by) });
    if (skipped) {
      const result: TestTimeResult = { outcome: "already solved", passAt1Before };
      return {
        message: { key: "runEvents.solvedAlready", values: { statement: problem.statement } },
        result,
      };
    }
    await store(tx, run.id, { learning, tree: tree.length, cpuSeconds: cpuSeconds() });
    return {
      message: { key: "runEvents.treeWritten", values: { count: tree.length, statement: problem.statement } },
      result: { passAt1Before, tree: tree.length },
    };
  };
}

/** Some steps of training on the tree, each asking the problem itself as well. */
async function learn(context: Context, problem: Problem, cpuSeconds: () => number): Promise<Write> {
  const { run, config, backend } = context;
  const stored = await restore(context, problem);
  let { learning } = stored;
  const points: { name: string; step: number; value: number }[] = [];
  for (let i = 0; i < stepsPerUnit && learning.trainer.step < config.steps; i++) {
    const { weights, settings } = learning.trainer;
    const { after, metrics } = applyTestTimeStep(
      learning,
      await backend.collectGroups(weights, planTestTimeStep(learning), settings),
    );
    learning = after;
    for (const [name, value] of Object.entries(metrics))
      if (Number.isFinite(value)) points.push({ name, step: after.trainer.step, value });
  }
  return async (tx) => {
    await store(tx, run.id, { ...stored, learning, cpuSeconds: stored.cpuSeconds + cpuSeconds() });
    // The steps of several problems would fall on each other: a whole benchmark has its metrics by problem instead.
    if (config.problem > 0)
      await tx.metric.createMany({ data: points.map((point) => ({ ...point, runId: run.id })) });
    const { solution, trainer, rollouts } = learning;
    const at = { step: trainer.step, statement: problem.statement };
    const message: Words = solution
      ? { key: "runEvents.stepSolved", values: { ...at, solvedAt: solution.step } }
      : { key: "runEvents.stepNotSolved", values: at };
    return { message, result: { rollouts } };
  };
}

/** The policy as it has become attempts the problem; and the policy as it was, with as many samples as learning took. */
async function answer(context: Context, problem: Problem, cpuSeconds: () => number): Promise<Write> {
  const { run, backend, config } = context;
  const { learning, tree, cpuSeconds: spent } = await restore(context, problem);
  const { rollouts, solution, solveRates, trainer } = learning;
  const attempts = await attempt(context, trainer.weights, problem, "after");
  const answered = cpuSeconds();
  const plain = await backend.collectGroups(
    weightsOf(context),
    planPlainSamples(learning.asked, rollouts, trainer.seed),
    plainSettings(trainer.settings),
  );
  const plainCpuSeconds = cpuSeconds() - answered;
  const started = await context.db.runUnit.findUniqueOrThrow({
    where: { runId_key: { runId: run.id, key: `${problem.id}/start` } },
  });
  const result: TestTimeResult = {
    outcome: "learned",
    passAt1Before: (started.result as { passAt1Before: number }).passAt1Before,
    passAt1After: verdictCounts(attempts).verified / attempts.length,
    tree,
    steps: trainer.step,
    rollouts,
    rolloutsSaved: trainer.rolloutsSaved,
    cpuSeconds: spent + answered,
    plainCpuSeconds,
    solvedAtStep: solution?.step ?? null,
    answer: solution?.answer ?? null,
    plainVerified: verifiedAmong(plain, rollouts),
    solveRates,
  };
  return async (tx) => {
    const by = { runId: run.id, modelVersionId: context.model.versionId };
    const rows = attemptRows(attempts, { benchmarkProblemId: problem.id }, by, config.samplesPerProblem);
    await tx.attempt.createMany({ data: rows });
    await tx.run.update({ where: { id: run.id }, data: { resumeState: Prisma.DbNull } });
    const { statement } = problem;
    const message: Words = solution
      ? { key: "runEvents.solvedOnTheWay", values: { step: solution.step, statement } }
      : { key: "runEvents.notSolved", values: { statement } };
    return { message, result };
  };
}

async function attempt(context: Context, weights: PolicyWeights, problem: Problem, when: "before" | "after") {
  const { domain, config, backend, model, run, signal } = context;
  const { attempts } = await attemptProblem({ ...policyOf(model), weights }, backend, {
    domain,
    statement: problem.statement,
    samples: config.samplesPerProblem,
    stepBudget: config.stepBudget,
    seed: `${run.seed}/${nameOf(problem)}/${when}`,
    signal,
  });
  return attempts;
}

function policyOf(model: Context["model"]) {
  if (model.kind === "rule_policy") return model;
  throw new LadderboardError(
    "invalid",
    { key: "runErrors.onlyRulePolicyTestTime" },
    { remedy: { key: "runErrors.chooseRulePolicy" } },
  );
}
const weightsOf = ({ model }: Context): PolicyWeights => policyOf(model).weights;

function settingsOf({ config }: Context): GrpoSettings {
  const { groupSize, problemsPerStep, learningRate, clipRange, klCoefficient, stepBudget } = config;
  return {
    ...defaultGrpoSettings,
    groupSize,
    problemsPerStep,
    learningRate,
    clipRange,
    klCoefficient,
    stepBudget,
  };
}

async function store(tx: Prisma.TransactionClient, runId: string, stored: Stored): Promise<void> {
  const { reference: _, ...trainer } = stored.learning.trainer;
  const slim = { ...stored, learning: { ...stored.learning, trainer } };
  await tx.run.update({
    where: { id: runId },
    data: { resumeState: slim as unknown as Prisma.InputJsonValue },
  });
}

async function restore(context: Context, problem: Problem): Promise<Stored> {
  const { resumeState } = await context.db.run.findUniqueOrThrow({
    where: { id: context.run.id },
    select: { resumeState: true },
  });
  const stored = resumeState as unknown as Stored | null;
  if (stored?.learning.asked.id !== nameOf(problem))
    throw new Error(`There is no stored state of problem ${problem.position}.`);
  const trainer = { ...stored.learning.trainer, reference: weightsOf(context) };
  return { ...stored, learning: { ...stored.learning, trainer } };
}
