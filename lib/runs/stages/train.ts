import type { Database, Prisma } from "@/lib/db";
import {
  applyStep,
  defaultGrpoSettings,
  type GroupRollouts,
  planStep,
  startTraining,
  type TrainerState,
  type TrainingProblem,
} from "@/lib/domains/integration/rule-policy";
import { LadderboardError } from "@/lib/errors";
import type { Words } from "@/lib/language/words";
import type { Stage, StageContext } from "./stage";

/**
 * GRPO over the run's snapshot. A unit is an optimiser step; the trainer's whole state is stored with the step's metrics,
 * so that a run that was killed goes on where it was, to the same weights.
 */
export const train: Stage<"train"> = {
  async plan({ db, run, config }) {
    const done = await db.runUnit.count({ where: { runId: run.id } });
    return { units: done < config.steps ? [stepKey(done)] : [], total: config.steps };
  },

  async compute(context, unit) {
    const { run, backend } = context;
    const before = await currentState(context);
    if (stepKey(before.step) !== unit) throw new Error(`The stored state is not the one before ${unit}.`);
    const groups = await backend.collectGroups(before.weights, planStep(before), before.settings);
    const { state, metrics } = applyStep(before, groups);
    return async (tx) => {
      await tx.run.update({
        where: { id: run.id },
        data: { resumeState: state as unknown as Prisma.InputJsonValue },
      });
      const points = Object.entries(metrics).filter(([, value]) => Number.isFinite(value));
      await tx.metric.createMany({
        data: points.map(([name, value]) => ({ runId: run.id, name, step: state.step, value })),
      });
      return {
        message: stepMessage(state.step, metrics.reward),
        result: { rollouts: groups.length * state.settings.groupSize, groups: groups.map(groupRate) },
      };
    };
  },

  async finish(context, tx) {
    const { run, model } = context;
    const { weights, step } = await currentState(context);
    const last = await tx.modelVersion.aggregate({
      where: { modelId: model.modelId },
      _max: { number: true },
    });
    const version = await tx.modelVersion.create({
      data: {
        modelId: model.modelId,
        number: (last._max.number ?? 0) + 1,
        parentId: model.versionId,
        producedByRunId: run.id,
        weights: weights as unknown as Prisma.InputJsonValue,
      },
    });
    return { key: "runEvents.trained", values: { steps: step, number: version.number } };
  },
};

/** Without a reward where pruning left out all that was drawn. */
const stepMessage = (step: number, reward: number | undefined): Words =>
  reward === undefined
    ? { key: "runEvents.stepPruned", values: { step } }
    : { key: "runEvents.step", values: { step, reward: reward.toFixed(3) } };

/** What the learning frontier replays: how many rollouts of a problem were right at this step. */
const groupRate = ({ problemId, rollouts }: GroupRollouts) => ({
  problemId,
  verified: rollouts.filter(({ verdict }) => verdict === "verified").length,
  attempts: rollouts.length,
});

/** Sorts as text in the order of steps. */
const stepKey = (step: number): string => `step-${String(step + 1).padStart(6, "0")}`;

async function currentState(context: StageContext<"train">): Promise<TrainerState> {
  const { db, run, model, config } = context;
  if (model.kind !== "rule_policy") {
    throw new LadderboardError(
      "invalid",
      { key: "runErrors.onlyRulePolicyEmbedded" },
      { remedy: { key: "runErrors.chooseRulePolicy" } },
    );
  }
  const stored = await db.run.findUniqueOrThrow({ where: { id: run.id }, select: { resumeState: true } });
  if (stored.resumeState) return stored.resumeState as unknown as TrainerState;
  const { groupSize, problemsPerStep, learningRate, clipRange, klCoefficient } = config;
  return startTraining({
    weights: model.weights,
    problems: await trainingProblems(db, run.snapshotId!),
    settings: { ...defaultGrpoSettings, groupSize, problemsPerStep, learningRate, clipRange, klCoefficient },
    seed: run.seed,
    curriculum: config.sequencing,
    selection: config.selection,
    pruning: config.pruning,
  });
}

/** The snapshot's problems, in its order, each with its branch and the technique of its root. */
function trainingProblems(db: Database, snapshotId: string): Promise<TrainingProblem[]> {
  return db.$queryRaw<TrainingProblem[]>`
    WITH RECURSIVE ancestor AS (
      SELECT position, problem_id AS id, statement, level, problem_id AS at, NULL::text AS branch
      FROM snapshot_problem WHERE snapshot_id = ${snapshotId}
      UNION ALL
      SELECT ancestor.position, ancestor.id, ancestor.statement, ancestor.level, problem.parent_id, problem.id
      FROM ancestor JOIN problem ON problem.id = ancestor.at WHERE problem.parent_id IS NOT NULL)
    SELECT ancestor.id, ancestor.statement, ancestor.level, coalesce(ancestor.branch, ancestor.id) AS branch,
      coalesce(root.provenance->>'technique', '') AS technique
    FROM ancestor JOIN problem AS root ON root.id = ancestor.at AND root.parent_id IS NULL
    ORDER BY ancestor.position`;
}
