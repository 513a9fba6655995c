import type { z } from "zod";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { invalidField, LadderboardError } from "@/lib/errors";
import {
  openAiCompatibleConfig,
  openAiCompatibleModel,
  readReplies,
  variantPrompts,
} from "@/lib/models/openai-compatible";
import { runConfigSchemas } from "@/lib/runs";
import { eventText } from "@/lib/runs/event-text";
import { generate, whatIsAParent } from "@/lib/runs/stages/generate";
import type { StageContext } from "@/lib/runs/stages/stage";
import { isFinished, type RunStatus } from "@/lib/runs/transitions";
import type { TrainedRun } from "./called-run";
import { judges } from "./judges";
import type { parentsReply, variantsReply, variantsRequest } from "./schemas";

/** As many as are sampled in a minute or two. */
const mostInTurn = 32;

/** The parents whose variants a generate run wants next, each with its prompts. Level by level; none at the end. */
export async function parentsInTurn(db: Database, run: TrainedRun): Promise<z.infer<typeof parentsReply>> {
  const { context, prompts } = await opened(db, run, []);
  const { units, total } = await generate.plan(context);
  await db.run.update({ where: { id: run.id }, data: { unitsTotal: total } });
  const ids = units.slice(0, mostInTurn);
  const found = await db.problem.findMany({
    where: { id: { in: ids } },
    select: { id: true, statement: true },
    orderBy: { id: "asc" },
  });
  return {
    parents: found.map(({ id, statement }) => ({ parentId: id, statement, prompts: prompts(statement) })),
  };
}

/** Reads what the policy replied to a parent's prompts, and keeps what is new, as a unit of the run: once. */
export async function takeVariants(
  db: Database,
  run: TrainedRun,
  { parentId, replies }: z.output<typeof variantsRequest>,
): Promise<z.infer<typeof variantsReply>> {
  const { context, prompts } = await opened(db, run, replies);
  const parent = await db.problem.findFirst({
    where: { AND: [{ id: parentId }, await whatIsAParent(db, run.id, run.curriculumId!, context.config)] },
    select: { statement: true },
  });
  if (!parent) throw invalidField("parentId", "Not a problem whose variants this run writes.");
  const asked = prompts(parent.statement).length;
  if (replies.length !== asked)
    throw invalidField("replies", `There were ${asked} prompts, and ${replies.length} replies came.`);
  const key = { runId: run.id, key: parentId };
  if (await db.runUnit.findUnique({ where: { runId_key: key } })) return { parentId, repeated: true };
  const write = await generate.compute(context, parentId);
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<
      { status: RunStatus }[]
    >`SELECT status FROM run WHERE id = ${run.id} FOR UPDATE`;
    if (!held || isFinished(held.status)) throw new LadderboardError("conflict", { key: "runErrors.ended" });
    const { count } = await tx.runUnit.createMany({ data: [key], skipDuplicates: true });
    if (count === 0) return { parentId, repeated: true };
    const { message, result } = await write(tx);
    await tx.runUnit.update({ where: { runId_key: key }, data: { result } });
    await tx.runEvent.create({ data: { runId: run.id, kind: "unit", ...eventText(message) } });
    await tx.run.update({ where: { id: run.id }, data: { unitsDone: { increment: 1 } } });
    return { parentId, repeated: false };
  });
}

/** The stage as it runs anywhere, with a model whose replies come from the trainer. */
async function opened(db: Database, run: TrainedRun, replies: readonly string[]) {
  if (run.stage !== "generate")
    throw new LadderboardError("conflict", `This is a ${run.stage} run: it writes no variants.`);
  const version = await db.modelVersion.findUniqueOrThrow({
    where: { id: run.modelVersionId },
    include: { model: true },
  });
  const domain = domainById(run.domain);
  if (!domain) throw new LadderboardError("invalid", `There is no domain “${run.domain}”.`);
  const settings = openAiCompatibleConfig.parse(version.model.config);
  const config = runConfigSchemas.generate.parse(run.config);
  const request = (statement: string) => ({
    domain,
    count: config.variantsPerProblem,
    transformationWeights: config.transformationWeights,
    seed: `${run.seed}/${statement}`,
  });
  const endpoint = {
    ...openAiCompatibleModel(settings),
    name: `${version.model.name} v${version.number}`,
    writeVariants: async (statement: string) => readReplies(settings, request(statement), replies),
  };
  const context: StageContext<"generate"> = {
    db,
    run: { id: run.id, seed: run.seed, snapshotId: run.snapshotId },
    curriculumId: run.curriculumId,
    benchmarkId: run.benchmarkId,
    domain: run.domain,
    config,
    model: { kind: "openai_compatible", versionId: version.id, modelId: version.model.id, endpoint },
    backend: judges(),
    signal: new AbortController().signal,
  };
  return { context, prompts: (statement: string) => variantPrompts(settings, statement, request(statement)) };
}
