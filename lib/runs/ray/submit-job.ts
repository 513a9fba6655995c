import { createRunToken } from "@/lib/auth/run-tokens";
import { type RayClient, RayError, type TrainerPackage } from "@/lib/backends/ray";
import type { Database } from "@/lib/db";
import type { rayBackendForRun } from "@/lib/registry";
import { type RayJobConfig, trainerCommand } from "./config";

type Backend = Awaited<ReturnType<typeof rayBackendForRun>>;
export type JobToSubmit = {
  readonly runId: string;
  readonly submissionId: string;
  readonly config: RayJobConfig;
};

/** What the trainer needs where the cluster's machines do not have it yet (trainer/pyproject.toml). */
const packages = (config: RayJobConfig): string[] => [
  "torch>=2.6",
  "transformers>=5",
  "trl>=1.16",
  "datasets>=4",
  "accelerate>=1.10",
  ...(config.lora ? ["peft>=0.18"] : []),
  ...(config.vllm ? ["vllm>=0.12"] : []),
];

/**
 * Submits a run's job, once: its id is made from the run's, and a job that Ray knows already is taken as submitted. The
 * job gets a token of its own that opens this run alone and ends with its longest time. @throws RayError
 */
export async function submitJob(
  db: Database,
  client: RayClient,
  backend: Backend,
  trainer: TrainerPackage,
  { runId, submissionId, config }: JobToSubmit,
): Promise<void> {
  if (await isKnown(client, submissionId)) return;
  await client.provide(trainer);
  const token = await createRunToken(db, runId, config.maximumHours + 1);
  try {
    await client.submit({
      submissionId,
      entrypoint: trainerCommand,
      packageName: trainer.name,
      environment: {
        LADDERBOARD_URL: backend.callbackUrl,
        LADDERBOARD_RUN_ID: runId,
        LADDERBOARD_RUN_TOKEN: token,
        LADDERBOARD_OUTPUT: backend.outputFolder,
        PYTHONUNBUFFERED: "1",
      },
      pip: backend.installPackages ? packages(config) : [],
      metadata: { ladderboard_run: runId },
      cpus: config.cpus,
      // Of several machines, each worker of Ray Train reserves its own.
      gpus: config.nodes > 1 ? 0 : config.gpus,
    });
  } catch (error) {
    // The answer may have been lost on its way back, or another worker was quicker.
    if (error instanceof RayError && error.mayPass && (await isKnown(client, submissionId))) return;
    throw error;
  }
}

async function isKnown(client: RayClient, submissionId: string): Promise<boolean> {
  try {
    await client.job(submissionId);
    return true;
  } catch (error) {
    if (error instanceof RayError && error.reason === "unknown-job") return false;
    throw error;
  }
}
