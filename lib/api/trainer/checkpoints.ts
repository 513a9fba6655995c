import type { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { systemActor } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { eventText } from "@/lib/runs/event-text";
import type { TrainedRun } from "./called-run";
import { saveMetrics } from "./metrics";
import type { checkpointReply, checkpointRequest } from "./schemas";

/**
 * Registers weights that the trainer stored as a version of the run's model: a child of the run's last one, else of the
 * version that the run started from. One version a step, however often it is sent.
 * @throws LadderboardError conflict where the step has a version with other weights
 */
export async function registerCheckpoint(
  db: Database,
  run: TrainedRun,
  { step, location, metrics }: z.output<typeof checkpointRequest>,
): Promise<z.infer<typeof checkpointReply>> {
  return db.$transaction(async (tx) => {
    const base = await tx.modelVersion.findUniqueOrThrow({ where: { id: run.modelVersionId } });
    await tx.$queryRaw`SELECT id FROM model WHERE id = ${base.modelId} FOR UPDATE`;
    const known = await tx.modelVersion.findUnique({
      where: { producedByRunId_step: { producedByRunId: run.id, step } },
    });
    if (known) {
      if (known.location !== location) throw otherWeights(step, known.number);
      return { modelVersionId: known.id, number: known.number, parentId: known.parentId, repeated: true };
    }
    const before = await tx.modelVersion.findFirst({
      where: { producedByRunId: run.id, step: { lt: step } },
      orderBy: { step: "desc" },
    });
    const version = await tx.modelVersion.create({
      data: {
        modelId: base.modelId,
        number: await nextNumber(tx, base.modelId),
        parentId: (before ?? base).id,
        producedByRunId: run.id,
        step,
        location,
      },
    });
    await saveMetrics(
      tx,
      run.id,
      Object.entries(metrics).map(([name, value]) => ({ name, value, step })),
    );
    const stored = eventText({ key: "runEvents.weightsStored", values: { step, number: version.number } });
    await tx.runEvent.create({ data: { runId: run.id, kind: "log", ...stored } });
    await recordAudit(tx, {
      actor: systemActor("trainer"),
      action: "model.version-added",
      subject: `model:${base.modelId}`,
      changes: { version: version.number, runId: run.id, step, location },
    });
    return {
      modelVersionId: version.id,
      number: version.number,
      parentId: version.parentId,
      repeated: false,
    };
  });
}

async function nextNumber(tx: Transaction, modelId: string): Promise<number> {
  const last = await tx.modelVersion.aggregate({ where: { modelId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

const otherWeights = (step: number, number: number) =>
  new LadderboardError("conflict", `Step ${step} is version ${number} already, with other weights.`, {
    remedy: "What is registered is fixed. Store later weights under their own step.",
  });
