import { tracked } from "@trpc/server";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { wakeUps } from "./live";

/** Events read at once; more follow in the next message. */
const page = 200;

/** How far back the rate is measured, in milliseconds. */
const rateWindow = 30_000;

type MetricPoint = { name: string; step: number; value: number };

/**
 * A run as it goes: new events, progress and new metric points. Each message's tracked id is the last run_event.id it
 * covers: a page that reconnects with it gets every event after it once. Metrics are sent whole at the start of a
 * connection and afterwards as far as they are new. Ends when the run has.
 */
export async function* followRun(
  db: Database,
  { runId, lastEventId, signal }: { runId: string; lastEventId: bigint; signal: AbortSignal },
) {
  let after = lastEventId;
  const sentSteps = new Map<string, number>();
  for await (const _ of wakeUps((notice) => notice.runId === runId, signal)) {
    for (let full = true; full && !signal.aborted; ) {
      const progress = await progressOf(db, runId);
      const events = await db.runEvent.findMany({
        where: { runId, id: { gt: after } },
        orderBy: { id: "asc" },
        take: page,
      });
      full = events.length === page;
      after = events.at(-1)?.id ?? after;
      const metrics = full ? [] : await newPoints(db, runId, sentSteps);
      yield tracked(String(after), {
        events: events.map((event) => ({ ...event, id: String(event.id) })),
        progress,
        metrics,
      });
      if (!full && progress.finishedAt) return;
    }
  }
}

async function progressOf(db: Database, runId: string) {
  const run = await db.run.findUnique({
    where: { id: runId },
    select: {
      status: true,
      unitsDone: true,
      unitsTotal: true,
      cancelRequested: true,
      startedAt: true,
      finishedAt: true,
    },
  });
  if (!run) throw new LadderboardError("not-found", { key: "runErrors.noRun" });
  const ratePerSecond = run.finishedAt ? null : await rateOf(db, runId);
  const left = run.unitsTotal - run.unitsDone;
  return { ...run, ratePerSecond, secondsLeft: ratePerSecond ? left / ratePerSecond : null };
}

/** Units a second over the last half minute; null before two units are done. */
async function rateOf(db: Database, runId: string): Promise<number | null> {
  const recent = await db.runUnit.aggregate({
    where: { runId, completedAt: { gte: new Date(Date.now() - rateWindow) } },
    _count: true,
    _min: { completedAt: true },
  });
  const since = recent._min.completedAt;
  if (!since || recent._count < 2) return null;
  const seconds = (Date.now() - since.getTime()) / 1000;
  return seconds > 0 ? recent._count / seconds : null;
}

/** Steps of a metric only grow, so the last one sent says what is new. */
async function newPoints(db: Database, runId: string, sent: Map<string, number>): Promise<MetricPoint[]> {
  const points = await db.metric.findMany({
    where: { runId, NOT: [...sent].map(([name, step]) => ({ name, step: { lte: step } })) },
    orderBy: [{ name: "asc" }, { step: "asc" }],
    select: { name: true, step: true, value: true },
  });
  for (const { name, step } of points) sent.set(name, step);
  return points;
}
