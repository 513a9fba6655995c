import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Forecast } from "@/lib/accounting";
import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { issueText } from "@/lib/auth/issue-text";
import { generationPolicySchema } from "@/lib/curriculum/diversity";
import type { Database, Prisma, Transaction } from "@/lib/db";
import { invalidField, LadderboardError } from "@/lib/errors";
import { inSequence } from "@/lib/language/words";
import { approvedProblems, checkpointStatus, requestSecondPerson } from "@/lib/review";
import { version as codeVersion } from "@/lib/version";
import { launchableStages, runConfigSchemas, subjectOfStage } from "./config";
import { eventText } from "./event-text";
import { forecastOf } from "./forecast-of";
import { heldTraining } from "./held-training";
import { AboveBudget, requireWithinBudget } from "./launch-budget";
import { enqueueRun } from "./queue";
import { rayConfigSchemas } from "./ray/config";
import { planRayJob } from "./ray/plan-job";
import { writeSnapshot } from "./write-snapshot";

const id = z.string().trim().min(1).max(64);
export const launchInput = z.object({
  /** Made by the form: the same launch sent twice is one run. */
  id: z.uuid().optional(),
  stage: z.enum(launchableStages),
  curriculumId: id.nullish(),
  benchmarkId: id.nullish(),
  modelVersionId: id,
  config: z.record(z.string(), z.unknown()).default({}),
  /** Decides every draw of the run. Absent: a new one. */
  seed: z.string().trim().min(1).max(100).optional(),
  /** The Ray cluster to train on. Absent: this machine. */
  rayBackendId: id.nullish(),
});
export type LaunchInput = z.input<typeof launchInput>;

/**
 * Writes a run and puts it in line. Nothing of it changes afterwards but its progress.
 * @throws LadderboardError invalid (with fields), not-found, or checkpoint-closed where training is not allowed yet
 */
export async function launchRun(db: Database, actor: Actor, input: LaunchInput) {
  const launch = parse(launchInput, input, "");
  const given = parse(schemaOf(launch), launch.config, "config");
  const written = db.$transaction(
    async (tx) => {
      const existing = launch.id ? await tx.run.findUnique({ where: { id: launch.id } }) : null;
      if (existing) return existing;
      const subject = await checkSubject(tx, launch, given);
      const config =
        launch.stage === "generate" ? await withWeights(tx, subject.curriculumId!, given) : given;
      const likely = await likelyUse(tx, launch, subject, config);
      const above =
        subject.curriculumId && (await requireWithinBudget(tx, launch, subject.curriculumId, config, likely));
      const snapshotId = await snapshotFor(tx, launch, subject.curriculumId, config);
      const run = await tx.run.create({
        data: {
          id: launch.id,
          stage: launch.stage,
          backend: launch.rayBackendId ? "ray" : "embedded",
          ...subject,
          modelVersionId: launch.modelVersionId,
          snapshotId,
          config: config as Prisma.InputJsonObject,
          seed: launch.seed ?? randomBytes(8).toString("hex"),
          codeVersion,
          requestedById: actorUserId(actor),
        },
      });
      await tx.runEvent.create({
        data: {
          runId: run.id,
          kind: "status",
          ...eventText({ key: "runEvents.statuses.queued" }, { status: "queued" }),
        },
      });
      if (above) await tx.runEvent.create({ data: { runId: run.id, kind: "budget", ...eventText(above) } });
      if (launch.rayBackendId) await planRayJob(tx, run.id, launch.rayBackendId);
      else {
        await noteForecast(tx, run.id, likely);
        await enqueueRun(tx, run.id);
      }
      const changes = {
        stage: launch.stage,
        ...subject,
        modelVersionId: launch.modelVersionId,
        config: config as Prisma.InputJsonObject,
        seed: run.seed,
      };
      await recordAudit(tx, { actor, action: "run.launched", subject: `run:${run.id}`, changes });
      return run;
    },
    { timeout: 60_000 },
  );
  return written.catch((error: unknown) => {
    if (error instanceof AboveBudget) return askForLaunch(db, actor, launch, error);
    throw heldTraining(error) ?? error;
  });
}

function parse<T extends z.ZodType>(schema: T, input: unknown, prefix: string): z.infer<T> {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => {
    const path = [...(prefix ? [prefix] : []), ...issue.path];
    return { field: path.join("."), message: issueText({ ...issue, path }) };
  });
  throw new LadderboardError("invalid", { key: "runErrors.settings" }, { fields });
}

/** A generate run draws transformations as its curriculum says at the moment of the launch, and keeps to it. */
async function withWeights(tx: Transaction, curriculumId: string, config: object): Promise<object> {
  if ("transformationWeights" in config && config.transformationWeights) return config;
  const { generationPolicy } = await tx.curriculum.findUniqueOrThrow({
    where: { id: curriculumId },
    select: { generationPolicy: true },
  });
  const { transformationWeights } = generationPolicySchema.parse(generationPolicy);
  return Object.keys(transformationWeights).length > 0 ? { ...config, transformationWeights } : config;
}

/** Puts a launch above the budget before a second person, and says so to whoever asked for it. */
async function askForLaunch(db: Database, actor: Actor, launch: Launch, error: AboveBudget): Promise<never> {
  const { curriculumId, why, message: reason } = error;
  const details = launch as unknown as Prisma.InputJsonObject;
  await requestSecondPerson(db, actor, { id: launch.id, curriculumId, kind: "launch", reason, details });
  throw new LadderboardError("conflict", why, { remedy: { key: "runErrors.secondPerson" } });
}

/** Of a run on this machine; null for one on Ray, and where no earlier run is there to go by. */
async function likelyUse(
  tx: Transaction,
  { stage, rayBackendId, modelVersionId }: Launch,
  subject: { curriculumId: string | null; benchmarkId: string | null },
  config: object,
): Promise<Forecast | null> {
  if (rayBackendId) return null;
  return (await forecastOf(tx, stage, subject, modelVersionId, config)).likely;
}

/** Keeps what the run is expected to use, for the comparison once it has ended. */
async function noteForecast(tx: Transaction, runId: string, likely: Forecast | null): Promise<void> {
  if (!likely) return;
  const { dollars: forecastDollars, cpuSeconds: forecastCpuSeconds } = likely;
  await tx.runCost.create({ data: { runId, forecastDollars, forecastCpuSeconds } });
}

type Launch = z.infer<typeof launchInput>;

function schemaOf({ stage, rayBackendId }: Launch): z.ZodType<object> {
  if (!rayBackendId) return runConfigSchemas[stage];
  return rayConfigSchemas[stage];
}

/** The problems of a run that must not change under it: those of training, and all that leave this machine. */
async function snapshotFor(
  tx: Transaction,
  { stage, rayBackendId }: Launch,
  curriculumId: string | null,
  config: object,
): Promise<string | null> {
  if (curriculumId === null) return null;
  if (stage === "train") return takeSnapshot(tx, curriculumId, (config as { rootsOnly: boolean }).rootsOnly);
  if (stage !== "verify" || !rayBackendId) return null;
  const problems = await tx.problem.findMany({
    where: { curriculumId },
    select: { id: true, statement: true, level: true },
    orderBy: [{ level: "asc" }, { id: "asc" }],
  });
  return writeSnapshot(tx, curriculumId, problems);
}

async function checkSubject(
  tx: Transaction,
  { stage, curriculumId, benchmarkId, modelVersionId, rayBackendId }: Launch,
  config: object,
) {
  const version = await tx.modelVersion.findUnique({
    where: { id: modelVersionId },
    select: { model: { select: { kind: true, archivedAt: true } } },
  });
  if (!version) throw invalidField("modelVersionId", { key: "runErrors.noVersion" });
  if (version.model.archivedAt) throw invalidField("modelVersionId", { key: "runErrors.modelArchived" });
  const isTraining = stage === "train" || stage === "ttrl";
  if ((isTraining || rayBackendId) && (version.model.kind === "rule_policy") === Boolean(rayBackendId)) {
    const wanted = rayBackendId ? "rulePolicyHere" : "onlyRulePolicy";
    throw invalidField("modelVersionId", { key: `runErrors.${wanted}` });
  }
  if (subjectOfStage[stage] === "benchmark") {
    if (!benchmarkId) throw invalidField("benchmarkId", { key: "runErrors.chooseBenchmark" });
    if (!(await tx.benchmark.findUnique({ where: { id: benchmarkId } })))
      throw invalidField("benchmarkId", { key: "runErrors.noBenchmark" });
    if ("problem" in config) await checkProblem(tx, benchmarkId, config.problem as number);
    return { benchmarkId, curriculumId: null };
  }
  if (!curriculumId) throw invalidField("curriculumId", { key: "runErrors.chooseCurriculum" });
  if (!(await tx.curriculum.findUnique({ where: { id: curriculumId } })))
    throw invalidField("curriculumId", { key: "errors.noCurriculum" });
  return { curriculumId, benchmarkId: null };
}

/** 0 stands for every problem. */
async function checkProblem(tx: Transaction, benchmarkId: string, position: number): Promise<void> {
  if (position === 0) return;
  const problem = await tx.benchmarkProblem.findUnique({
    where: { benchmarkId_position: { benchmarkId, position } },
    select: { id: true },
  });
  if (!problem) throw invalidField("config.problem", { key: "runErrors.noProblem" });
}

/** The exact problems a training run uses, and the hash of their content. Nothing that was not approved is among them. */
async function takeSnapshot(tx: Transaction, curriculumId: string, rootsOnly: boolean): Promise<string> {
  const checkpoint = await checkpointStatus(tx, curriculumId);
  if (checkpoint.state !== "open") {
    throw new LadderboardError(
      "checkpoint-closed",
      { key: "runErrors.checkpointClosed", values: { waitsFor: inSequence(checkpoint.waitsFor) } },
      { remedy: { key: "runErrors.checkpointRemedy" } },
    );
  }
  const approved = (await approvedProblems(tx, curriculumId)).filter(
    ({ level }) => !rootsOnly || level === 0,
  );
  if (approved.length === 0) {
    throw new LadderboardError(
      "checkpoint-closed",
      { key: rootsOnly ? "runErrors.noRootApproved" : "runErrors.noProblemApproved" },
      { remedy: { key: "runErrors.approveFirst" } },
    );
  }
  return writeSnapshot(tx, curriculumId, approved);
}
