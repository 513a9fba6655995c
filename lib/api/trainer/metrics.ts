import type { Database, Transaction } from "@/lib/db";
import { eventText } from "@/lib/runs/event-text";

export type MetricPoint = { readonly name: string; readonly step: number; readonly value: number };

/**
 * Stores metric points; a point sent again replaces itself, in whatever order they come. A value that is not a finite
 * number has no place in a chart: it is said once a metric, as an event, and left out.
 */
export async function saveMetrics(
  db: Database | Transaction,
  runId: string,
  points: readonly MetricPoint[],
): Promise<void> {
  const last = new Map<string, MetricPoint>();
  for (const point of points.filter(({ value }) => Number.isFinite(value)))
    last.set(`${point.step}\n${point.name}`, point);
  if (last.size > 0) {
    const finite = [...last.values()];
    await db.$executeRaw`
      INSERT INTO metric (run_id, name, step, value)
      SELECT ${runId}, name, step, value FROM unnest(
        ${finite.map(({ name }) => name)}::text[],
        ${finite.map(({ step }) => step)}::int[],
        ${finite.map(({ value }) => value)}::float8[]) AS point (name, step, value)
      ON CONFLICT (run_id, name, step) DO UPDATE SET value = EXCLUDED.value`;
  }
  await sayNotFinite(
    db,
    runId,
    points.filter(({ value }) => !Number.isFinite(value)),
  );
}

async function sayNotFinite(
  db: Database | Transaction,
  runId: string,
  points: readonly MetricPoint[],
): Promise<void> {
  // The first of a name stands, also within one batch.
  const first = new Map(points.toReversed().map((point) => [point.name, point]));
  for (const { name, step, value } of first.values()) {
    const { count } = await db.runNote.createMany({
      data: [{ runId, kind: "tag", name: `not finite: ${name}`, value: `first at step ${step}` }],
      skipDuplicates: true,
    });
    if (count === 0) continue;
    const key = Number.isNaN(value) ? "runEvents.notNumber" : "runEvents.infinite";
    const text = eventText({ key, values: { name, step } }, { level: "warning" });
    await db.runEvent.create({ data: { runId, kind: "log", ...text } });
  }
}
