import type { Prisma } from "@/lib/db";
import {
  applyStep,
  defaultGrpoSettings,
  type GroupRollouts,
  planStep,
  startTraining,
  type TrainerState,
} from "@/lib/domains/integration/rule-policy";
import { LadderboardError } from "@/lib/errors";
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
      const reward = metrics.reward ?? 0;
      return {
        message: `Step ${state.step}: mean reward ${reward.toFixed(3)}`,
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
    return `${step} steps done. The result is version ${version.number} of the model.`;
  },
};

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
      "Only the built-in rule policy can be trained on the embedded backend.",
      {
        remedy: "Choose a version of the built-in rule policy.",
      },
    );
  }
  const stored = await db.run.findUniqueOrThrow({ where: { id: run.id }, select: { resumeState: true } });
  if (stored.resumeState) return stored.resumeState as unknown as TrainerState;
  const problems = await db.snapshotProblem.findMany({
    where: { snapshotId: run.snapshotId! },
    orderBy: { position: "asc" },
    select: { problemId: true, statement: true, level: true },
  });
  const { groupSize, problemsPerStep, learningRate, clipRange, klCoefficient } = config;
  return startTraining({
    weights: model.weights,
    problems: problems.map(({ problemId, statement, level }) => ({ id: problemId, statement, level })),
    settings: { ...defaultGrpoSettings, groupSize, problemsPerStep, learningRate, clipRange, klCoefficient },
    seed: run.seed,
    curriculum: config.sequencing,
    selection: config.selection,
  });
}
