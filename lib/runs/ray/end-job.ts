import { revokeRunTokens } from "@/lib/auth/run-tokens";
import type { RayJobDetails } from "@/lib/backends/ray";
import type { Transaction } from "@/lib/db";
import type { Text, Words } from "@/lib/language/words";
import { changeStatus } from "../change-status";
import type { RunFailure } from "../stored-texts";
import type { RunStatus } from "../transitions";
import { recordAttempts } from "./record-attempts";
import { recordTestTime } from "./record-test-time";

type Ended = {
  readonly status: "succeeded" | "failed" | "cancelled";
  readonly failure?: RunFailure;
  readonly message?: Text;
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
    return { status: "succeeded", message: { key: "runEvents.written", values: { count: written } } };
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
      message: { key: "runEvents.trained", values: { steps: run.unitsDone, number: last.number } },
    };
  const remedy: Words = last
    ? { key: "runEvents.ray.resumeRemedy", values: { step: last.step ?? 0, number: last.number } }
    : { key: "runEvents.ray.logRemedy" };
  return { status: "failed", failure: { message: failedJob(job), remedy } };
}

function failedJob({ status, message }: RayJobDetails): Words {
  if (status === "SUCCEEDED") return { key: "runEvents.ray.noWeights" };
  if (status === "STOPPED") return { key: "runEvents.ray.stopped" };
  const line = message.split("\n")[0]?.slice(0, 500).trim();
  return line
    ? { key: "runEvents.ray.failedWith", values: { message: line } }
    : { key: "runEvents.ray.failed" };
}

/**
 * The run of a job that cannot be asked about any more: `why` as the cluster says it, or null where its head was started anew.
 * What it stored can be gone on from.
 */
export async function lostEnding(tx: Transaction, runId: string, why: Text | null): Promise<Ended> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { cancelRequested: true } });
  if (run.cancelRequested) return { status: "cancelled", message: lostText("cancelled", why) };
  const last = await tx.modelVersion.findFirst({
    where: { producedByRunId: runId },
    orderBy: { step: "desc" },
  });
  const remedy: Words = last
    ? { key: "runEvents.ray.lostResumeRemedy", values: { step: last.step ?? 0, number: last.number } }
    : { key: "runEvents.ray.lostRemedy" };
  return { status: "failed", failure: { message: lostText("lost", why), remedy } };
}

function lostText(how: "lost" | "cancelled", why: Text | null): Words {
  if (why === null) return { key: `runEvents.ray.${how}Head` };
  return { key: how === "lost" ? "runEvents.ray.lost" : "runEvents.ray.cancelledLost", values: { why } };
}

/** Ends a run with its tokens. A job that ended before its trainer spoke has run all the same. */
export async function endRun(tx: Transaction, runId: string, { status, ...details }: Ended): Promise<void> {
  const run = await tx.run.findUniqueOrThrow({ where: { id: runId }, select: { status: true } });
  const before = run.status as RunStatus;
  if (status === "succeeded" && before === "starting") await changeStatus(tx, runId, "running");
  await changeStatus(tx, runId, status, details);
  await revokeRunTokens(tx, runId);
}
