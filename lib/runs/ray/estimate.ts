import type { Database } from "@/lib/db";
import type { RayTrainConfig } from "./config";

/** What an earlier run on the same cluster took: GPU seconds for each rollout, everything included. */
export type MeasuredSpeed = {
  readonly runId: string;
  readonly gpuSecondsPerRollout: number;
  readonly baseModel: string;
};

type Sizes = Pick<
  RayTrainConfig,
  "steps" | "problemsPerStep" | "groupSize" | "gpus" | "nodes" | "maximumHours"
>;
export type RunEstimate = {
  /** GPU hours after which the run is stopped whatever happens. */
  readonly mostGpuHours: number;
  /** GPU hours as the earlier run suggests, at most the above; null where none was measured. */
  readonly likelyGpuHours: number | null;
  readonly rollouts: number;
};

/** What a run with these settings takes. An estimate and no promise: the length of replies changes while a model learns. */
export function estimateRun(
  { steps, problemsPerStep, groupSize, gpus, nodes, maximumHours }: Sizes,
  measured: MeasuredSpeed | null,
): RunEstimate {
  const rollouts = steps * problemsPerStep * groupSize;
  const mostGpuHours = gpus * nodes * maximumHours;
  const likely = measured ? (rollouts * measured.gpuSecondsPerRollout) / 3_600 : null;
  return { rollouts, mostGpuHours, likelyGpuHours: likely === null ? null : Math.min(likely, mostGpuHours) };
}

/** The speed of the last run on a cluster that finished on GPUs; null before the first. */
export async function measuredSpeed(db: Database, backendId: string): Promise<MeasuredSpeed | null> {
  const job = await db.rayJob.findFirst({
    where: { backendId, run: { status: "succeeded", config: { path: ["gpus"], gt: 0 } } },
    orderBy: { submittedAt: "desc" },
    include: { run: true },
  });
  if (!job?.run.finishedAt || !job.submittedAt) return null;
  const config = job.run.config as RayTrainConfig;
  const rollouts = job.run.unitsDone * config.problemsPerStep * config.groupSize;
  if (rollouts === 0) return null;
  const gpuSeconds =
    (config.gpus * (config.nodes ?? 1) * (job.run.finishedAt.getTime() - job.submittedAt.getTime())) / 1_000;
  return { runId: job.runId, gpuSecondsPerRollout: gpuSeconds / rollouts, baseModel: config.baseModel };
}
