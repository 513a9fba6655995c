import { revokeRunTokens } from "@/lib/auth/run-tokens";
import type { RayJobDetails } from "@/lib/backends/ray";
import type { Transaction } from "@/lib/db";
import { changeStatus, type RunFailure } from "../change-status";
import type { RunStatus } from "../transitions";
import { recordAttempts } from "./record-attempts";
import { recordTestTime } from "./record-test-time";

type Ended = {
  readonly status: "succeeded" | "failed" | "cancelled";
  readonly failure?: RunFailure;
  readonly message?: string;
};

/** What a job's end means for its run. */
export async function endingOf(tx: Transaction, runId: string, job: RayJobDetails): Promise<Ended | null> {
  if (job.status === "PENDING" || job.status === "RUNNING") return null;
  const run = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: { cancelRequested: true, unitsDone: true, stage: true },
  });
  if (run.cancelRequested) return { status: "cancelled" };
  if (job.status === "SUCCEEDED" && run.stage === "generate") {
    const written = await tx.problem.count({ where: { generatedByRunId: runId } });
    return { status: "succeeded", message: `${written} variants written.` };
  }
  if (job.status === "SUCCEEDED" && run.stage === "ttrl")
    return { status: "succeeded", message: await recordTestTime(tx, runId) };
  if (job.status === "SUCCEEDED" && run.stage !== "train")
    return { status: "succeeded", message: await recordAttempts(tx, runId) };
  const last = await tx.modelVersion.findFirst({
    where: { producedByRunId: runId },
    orderBy: { step: "desc" },
  });
  if (job.status === "SUCCEEDED" && last)
    return {
      status: "succeeded",
      message: `${run.unitsDone} steps done. The result is version ${last.number} of the model.`,
    };
  const remedy = last
    ? `Its weights after step ${last.step} are version ${last.number} of the model: resume from there.`
    : "Its log says more. Launch the run again once the cause is mended.";
  const said: Readonly<Record<string, string>> = {
    SUCCEEDED: "The job ended without storing weights.",
    STOPPED: "The job was stopped on the cluster, not from here.",
    FAILED: `The job failed. ${job.message.split("\n")[0]?.slice(0, 500) ?? ""}`.trim(),
  };
  return { status: "failed", failure: { message: said[job.status] ?? "The job failed.", remedy } };
}

/** The run of a job that cannot be asked about any more. What it stored can be gone on from. */
export async function lostEnding(tx: Transaction, runId: string, why: string): Promise<Ended> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { cancelRequested: true } });
  if (run.cancelRequested) return { status: "cancelled", message: `Cancelled. ${why}` };
  const last = await tx.modelVersion.findFirst({
    where: { producedByRunId: runId },
    orderBy: { step: "desc" },
  });
  const remedy = last
    ? `Resume from version ${last.number} of the model, its weights after step ${last.step}.`
    : "It had stored no weights yet. Launch it again once the cluster answers.";
  return { status: "failed", failure: { message: `Lost: ${why}`, remedy } };
}

/** Ends a run with its tokens. A job that ended before its trainer spoke has run all the same. */
export async function endRun(tx: Transaction, runId: string, { status, ...details }: Ended): Promise<void> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { status: true } });
  const before = run.status as RunStatus;
  if (status === "succeeded" && before === "starting") await changeStatus(tx, runId, "running");
  await changeStatus(tx, runId, status, details);
  await revokeRunTokens(tx, runId);
}
