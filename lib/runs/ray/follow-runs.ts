import {
  RayError,
  type RayJobDetails,
  rayClient,
  type TrainerPackage,
  trainerPackage,
} from "@/lib/backends/ray";
import type { Database, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Text } from "@/lib/language/words";
import { rayBackendForRun } from "@/lib/registry";
import { changeStatus } from "../change-status";
import { eventText } from "../event-text";
import { cancelWhereHeld } from "../held-training";
import { rayJobConfig } from "./config";
import { endingOf, endRun, lostEnding } from "./end-job";
import { newOutput, saveOutput } from "./job-output";
import { submitJob } from "./submit-job";

/** How long a worker holds a run that it looks after; longer than one look can take. */
const holdSeconds = 90;

export type Patience = {
  /** How long a cluster may be silent before its runs are lost, in milliseconds. */
  readonly clusterMs: number;
  /** How long a trainer may take to end by itself after a cancellation, in milliseconds. */
  readonly cancelMs: number;
  /** How long one call to a cluster may take, in milliseconds. */
  readonly callMs: number;
};
const usualPatience: Patience = { clusterMs: 5 * 60_000, cancelMs: 30_000, callMs: 15_000 };

/**
 * Looks after every run on Ray once: submits what waits, takes over output and endings, passes cancellations on. Any
 * number of workers may call it at any time, and each may end at any moment: all that is known is in the database.
 * Returns how many runs it looked after.
 */
export async function followRayRuns(db: Database, owner: string, patience = usualPatience): Promise<number> {
  const open = await db.rayJob.findMany({
    where: { run: { status: { in: ["queued", "starting", "running"] } } },
    select: { runId: true, backendId: true },
    orderBy: { runId: "asc" },
  });
  // A cluster that does not answer holds up its own runs alone.
  const backends = [...new Set(open.map(({ backendId }) => backendId))];
  const jobsOf = (backend: string) => open.filter(({ backendId }) => backendId === backend);
  await Promise.all(backends.map((backend) => lookAfterAll(db, owner, jobsOf(backend), patience)));
  return open.length;
}

async function lookAfterAll(
  db: Database,
  owner: string,
  jobs: readonly { readonly runId: string }[],
  patience: Patience,
): Promise<void> {
  for (const { runId: id } of jobs) {
    if (!(await hold(db, id, owner))) continue;
    try {
      await lookAfter(db, id, patience);
    } finally {
      await db.run.updateMany({
        where: { id, leaseOwner: owner },
        data: { leaseOwner: null, leaseUntil: null },
      });
    }
  }
}

async function hold(db: Database, runId: string, owner: string): Promise<boolean> {
  const held = await db.$executeRaw`
    UPDATE run SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${holdSeconds})
    WHERE id = ${runId} AND status IN ('queued', 'starting', 'running')
      AND (lease_owner IS NULL OR lease_until < now())`;
  return held === 1;
}

async function lookAfter(db: Database, runId: string, patience: Patience): Promise<void> {
  const job = await db.rayJob.findUnique({ where: { runId }, include: { run: true } });
  if (!job) return;
  try {
    const backend = await rayBackendForRun(db, job.backendId);
    const client = rayClient({ ...backend.ray, timeoutMs: patience.callMs });
    if (job.status === "unsubmitted") {
      if (job.run.status === "queued")
        await db.$transaction(async (tx) => {
          await tx.run.update({ where: { id: runId }, data: { startedAt: new Date() } });
          await changeStatus(tx, runId, "starting", {
            message: { key: "runEvents.sent", values: { backend: backend.name } },
          });
        });
      const trainer = packageOfThisRelease();
      const config = rayJobConfig.parse(job.run.config);
      await submitJob(db, client, backend, trainer, { runId, submissionId: job.submissionId, config });
      await db.$transaction(async (tx) => {
        const data = {
          status: "PENDING",
          packageHash: trainer.hash,
          submittedAt: new Date(),
          seenAt: new Date(),
        };
        await tx.rayJob.update({ where: { runId }, data });
        const text = eventText({
          key: "runEvents.hasJob",
          values: { backend: backend.name, job: job.submissionId },
        });
        await tx.runEvent.create({ data: { runId, kind: "log", ...text } });
      });
      return;
    }
    const seen = await client.job(job.submissionId);
    const output = await newOutput(
      client,
      job.submissionId,
      seen.status === "PENDING" ? Number.POSITIVE_INFINITY : job.logLength,
    );
    await db.$transaction((tx) => takeOver(tx, runId, seen, output));
    if (seen.status === "PENDING" || seen.status === "RUNNING") {
      await keepToBudget(db, runId);
      if (await mustBeStopped(db, runId, seen, patience)) await client.stop(job.submissionId);
    }
  } catch (error) {
    await takeFailure(db, runId, error, patience).catch((unknown) => cancelWhereHeld(db, runId, unknown));
  }
}

let released: TrainerPackage | undefined;
/** The trainer that this release of Ladderboard brings; read once. */
function packageOfThisRelease(): TrainerPackage {
  released ??= trainerPackage();
  return released;
}

async function takeOver(
  tx: Transaction,
  runId: string,
  seen: RayJobDetails,
  output: { text: string; length: number } | null,
): Promise<void> {
  const [locked] = await tx.$queryRaw<
    { status: string }[]
  >`SELECT status FROM run WHERE id = ${runId} FOR UPDATE`;
  if (locked?.status !== "starting" && locked?.status !== "running") return;
  if (output) await saveOutput(tx, runId, output);
  await tx.rayJob.update({ where: { runId }, data: { status: seen.status, seenAt: new Date() } });
  const ending = await endingOf(tx, runId, seen);
  if (ending) await endRun(tx, runId, ending);
}

/** A run that has had its time is cancelled, and says so: it can be resumed. */
async function keepToBudget(db: Database, runId: string): Promise<void> {
  const run = await db.run.findUniqueOrThrow({ where: { id: runId } });
  const { maximumHours } = rayJobConfig.parse(run.config);
  const hours = (Date.now() - (run.startedAt ?? new Date()).getTime()) / 3_600_000;
  if (hours < maximumHours || run.cancelRequested) return;
  await db.$transaction(async (tx) => {
    await tx.run.update({ where: { id: runId }, data: { cancelRequested: true } });
    const text = eventText({ key: "runEvents.hoursOver", values: { hours: maximumHours } });
    await tx.runEvent.create({ data: { runId, kind: "log", ...text } });
  });
}

/** A trainer ends by itself within a step; one that does not speak, or takes too long over it, is stopped. */
async function mustBeStopped(
  db: Database,
  runId: string,
  seen: RayJobDetails,
  patience: Patience,
): Promise<boolean> {
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, include: { rayJob: true } });
  if (!run.cancelRequested) return false;
  const lastBeat = run.rayJob?.heartbeatAt?.getTime() ?? 0;
  if (seen.status === "PENDING" || Date.now() - lastBeat > patience.cancelMs) return true;
  const asked = await db.runEvent.findFirst({
    where: { runId, kind: "log", message: { startsWith: "Cancellation was asked for" } },
    orderBy: { id: "desc" },
  });
  return asked !== null && Date.now() - asked.at.getTime() > patience.cancelMs;
}

/** What may pass is waited for; what cannot ends the run with its reason. */
async function takeFailure(db: Database, runId: string, error: unknown, patience: Patience): Promise<void> {
  const said = error instanceof RayError || error instanceof LadderboardError ? error : null;
  if (!said) throw error;
  await db.$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<
      { status: string }[]
    >`SELECT status FROM run WHERE id = ${runId} FOR UPDATE`;
    if (locked?.status !== "starting" && locked?.status !== "running" && locked?.status !== "queued") return;
    const job = await tx.rayJob.findUniqueOrThrow({ where: { runId }, include: { run: true } });
    if (said instanceof RayError && said.reason === "unknown-job")
      return endRun(tx, runId, await lostEnding(tx, runId, null));
    if (said instanceof RayError && (said.mayPass || said.reason === "not-ray")) {
      await sayOnce(tx, runId, job.status, said.text);
      // A cancelled run that never reached the cluster has nothing to wait for.
      if (job.status === "unsubmitted" && job.run.cancelRequested)
        return endRun(tx, runId, { status: "cancelled" });
      const since = Math.max(
        ...[job.seenAt, job.heartbeatAt, job.run.startedAt, job.run.queuedAt].map((at) => at?.getTime() ?? 0),
      );
      if (Date.now() - since <= patience.clusterMs) return;
      return endRun(tx, runId, await lostEnding(tx, runId, said.text));
    }
    const failure = {
      message: said instanceof LadderboardError ? said.texts.message : said.text,
      remedy: { key: "runEvents.ray.backendRemedy" },
    } as const;
    if (locked.status === "queued") await changeStatus(tx, runId, "starting");
    return endRun(
      tx,
      runId,
      job.run.cancelRequested ? { status: "cancelled" } : { status: "failed", failure },
    );
  });
}

/** A cluster that stays away is said when that begins, not at every look. */
async function sayOnce(tx: Transaction, runId: string, status: string, text: Text): Promise<void> {
  const last = await tx.runEvent.findFirst({ where: { runId, kind: "log" }, orderBy: { id: "desc" } });
  const said = eventText(text, { level: "warning", status });
  if (last?.message !== said.message) await tx.runEvent.create({ data: { runId, kind: "log", ...said } });
}
