import type { z } from "zod";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { changeStatus } from "@/lib/runs/change-status";
import { isFinished } from "@/lib/runs/transitions";
import type { TrainedRun } from "./called-run";
import type { heartbeatReply, heartbeatRequest } from "./schemas";

/**
 * Notes that the trainer lives and how far it is, and tells it whether it is cancelled. The first one makes the run
 * `running`. Steps only grow: a late heartbeat takes nothing back.
 */
export async function heartbeat(
  db: Database,
  { id: runId }: TrainedRun,
  { step, totalSteps, phase }: z.output<typeof heartbeatRequest>,
): Promise<z.infer<typeof heartbeatReply>> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM run WHERE id = ${runId} FOR UPDATE`;
    const run = await tx.run.findUniqueOrThrow({
      where: { id: runId },
      select: { status: true, cancelRequested: true, unitsDone: true, unitsTotal: true },
    });
    if (isFinished(run.status)) throw new LadderboardError("conflict", `The run has ${run.status}.`);
    if (run.status === "starting")
      await changeStatus(tx, runId, "running", { message: { key: "runEvents.trainerRuns" } });
    const unitsDone = Math.max(run.unitsDone, step);
    if (unitsDone > run.unitsDone) {
      const key = `step-${String(unitsDone).padStart(6, "0")}`;
      await tx.runUnit.createMany({ data: [{ runId, key }], skipDuplicates: true });
    }
    await tx.run.update({
      where: { id: runId },
      data: { unitsDone, unitsTotal: totalSteps ?? run.unitsTotal },
    });
    await tx.rayJob.updateMany({ where: { runId }, data: { heartbeatAt: new Date() } });
    if (phase) await tx.runEvent.create({ data: { runId, kind: "log", message: phase } });
    return { cancel: run.cancelRequested, status: run.status === "starting" ? "running" : run.status };
  });
}
