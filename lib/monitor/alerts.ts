import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { MonitorPolicy } from "./monitor-policy";
import { generatedRuns, measuredRuns } from "./read-figures";
import { type Signal, signalsOfGenerated, signalsOfMeasured } from "./signals";

/** What a run shows beside the run of its stage before it; nothing for stages that are not watched. */
export async function signalsOfRun(
  db: Database | Transaction,
  { id, stage, curriculumId }: { id: string; stage: string; curriculumId: string },
): Promise<Signal[]> {
  const two = { limit: 2, upTo: id };
  if (stage === "verify") {
    const runs = await measuredRuns(db, curriculumId, two);
    const run = runs.at(-1);
    return run?.runId === id ? signalsOfMeasured(run, runs.at(-2) ?? null) : [];
  }
  if (stage === "generate") {
    const runs = await generatedRuns(db, curriculumId, two);
    const run = runs.at(-1);
    return run?.runId === id ? signalsOfGenerated(run, runs.at(-2) ?? null) : [];
  }
  return [];
}

/** Those signals that reach the bound a person set. A bound of 1 raises nothing. */
export function alarming(
  signals: readonly Signal[],
  policy: MonitorPolicy,
): (Signal & { threshold: number })[] {
  return signals
    .map((signal) => ({ ...signal, threshold: policy[signal.kind] }))
    .filter(({ figure, threshold }) => threshold < 1 && figure >= threshold);
}

const shown = 50;

/** A curriculum's alerts, those nobody has seen to first, then the newest. */
export function listAlerts(db: Database, curriculumId: string) {
  return db.alert.findMany({
    where: { curriculumId },
    orderBy: [{ acknowledgedAt: { sort: "desc", nulls: "first" } }, { raisedAt: "desc" }],
    take: shown,
    include: {
      acknowledgedBy: { select: { name: true } },
      run: { select: { stage: true, startedAt: true, queuedAt: true } },
    },
  });
}

/** Says that somebody has seen to an alert. Done twice, it stays with who was first. @throws LadderboardError not-found */
export async function acknowledgeAlert(db: Database, actor: Actor, alertId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const alert = await tx.alert.findUnique({ where: { id: alertId } });
    if (!alert) throw new LadderboardError("not-found", { key: "monitor.alerts.noAlert" });
    const { count } = await tx.alert.updateMany({
      where: { id: alertId, acknowledgedAt: null },
      data: { acknowledgedAt: new Date(), acknowledgedById: actorUserId(actor) },
    });
    if (count === 0) return;
    const changes = { alert: alertId, kind: alert.kind, run: alert.runId };
    const subject = `curriculum:${alert.curriculumId}`;
    await recordAudit(tx, { actor, action: "alert.acknowledged", subject, changes });
  });
}
