import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { eventText } from "@/lib/runs/event-text";
import { isFinished } from "@/lib/runs/transitions";
import type { TrainedRun } from "../called-run";
import { saveMetrics } from "../metrics";
import { readBody } from "../read-body";
import { requireOwnRun } from "../trainer-route";
import { presentExperiment, presentRun } from "./present";
import * as bodies from "./schemas";

type Call = {
  readonly db: Database;
  readonly run: TrainedRun;
  readonly request: Request;
  readonly query: URLSearchParams;
};
type Entry = { readonly key: string; readonly value: string };
type Endpoint = { readonly writes: boolean; readonly answer: (call: Call) => Promise<object> };

const reads = (answer: Endpoint["answer"]): Endpoint => ({ writes: false, answer });
const writes = (answer: Endpoint["answer"]): Endpoint => ({ writes: true, answer });

/**
 * The part of MLflow's tracking API that a trainer needs to report (mlflow.org, REST API, 2.0). A run token knows one
 * run: creating a run gives that one, and every other id is refused.
 */
const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET experiments/get-by-name": reads(async ({ run, query }) => ({
    experiment: presentExperiment(run, query.get("experiment_name") ?? ""),
  })),
  "GET experiments/get": reads(async ({ run }) => ({ experiment: presentExperiment(run, "Ladderboard") })),
  "POST experiments/create": writes(async ({ run, request }) => {
    const { name } = await readBody(request, bodies.createExperiment);
    return { experiment_id: presentExperiment(run, name).experiment_id };
  }),
  "POST runs/create": writes(async ({ db, run, request }) => {
    const { tags } = await readBody(request, bodies.createRun);
    await saveNotes(db, run.id, [], tags);
    return presentRun(db, run);
  }),
  "GET runs/get": reads(async ({ db, run, query }) => {
    requireOwnRun(run.id, query.get("run_id") ?? query.get("run_uuid") ?? undefined);
    return presentRun(db, run);
  }),
  "POST runs/update": writes(async ({ db, run, request }) => {
    const { status, ...named } = await readBody(request, bodies.updateRun);
    requireNamed(run, named);
    if (status) await noteStatus(db, run.id, status);
    return { run_info: (await presentRun(db, run)).run.info };
  }),
  "POST runs/log-metric": writes(async ({ db, run, request }) => {
    const { key, value, step, ...named } = await readBody(request, bodies.logMetric);
    requireNamed(run, named);
    await saveMetrics(db, run.id, [{ name: key, value, step }]);
    return {};
  }),
  "POST runs/log-batch": writes(async ({ db, run, request }) => {
    const { metrics, params, tags, ...named } = await readBody(request, bodies.logBatch);
    requireNamed(run, named);
    await saveMetrics(
      db,
      run.id,
      metrics.map(({ key, value, step }) => ({ name: key, value, step })),
    );
    await saveNotes(db, run.id, params, tags);
    return {};
  }),
  "POST runs/log-parameter": writes(async ({ db, run, request }) => {
    const { key, value, ...named } = await readBody(request, bodies.logParameter);
    requireNamed(run, named);
    await saveNotes(db, run.id, [{ key, value }], []);
    return {};
  }),
  "POST runs/set-tag": writes(async ({ db, run, request }) => {
    const { key, value, ...named } = await readBody(request, bodies.setTag);
    requireNamed(run, named);
    await saveNotes(db, run.id, [], [{ key, value }]);
    return {};
  }),
};

export const mlflowPaths = Object.keys(endpoints);

/** @throws LadderboardError not-found for what Ladderboard has no part of, conflict for writing after the run's end */
export async function trackingAnswer(
  db: Database,
  run: TrainedRun,
  request: Request,
  path: string,
): Promise<object> {
  const endpoint = endpoints[`${request.method} ${path}`];
  if (!endpoint) {
    throw new LadderboardError("not-found", `Ladderboard has no ${request.method} ${path.slice(0, 100)}.`, {
      remedy: "It has the part of MLflow's tracking API that trainers report with.",
    });
  }
  if (endpoint.writes && isFinished(run.status))
    throw new LadderboardError("conflict", `The run has ${run.status}. Nothing is added to it any more.`);
  return endpoint.answer({ db, run, request, query: new URL(request.url).searchParams });
}

function requireNamed(run: TrainedRun, named: { run_id?: string; run_uuid?: string }): void {
  requireOwnRun(run.id, named.run_id ?? named.run_uuid);
}

async function saveNotes(db: Database, runId: string, parameters: Entry[], tags: Entry[]): Promise<void> {
  await db.runNote.createMany({
    data: parameters.map(({ key, value }) => ({ runId, kind: "parameter", name: key, value })),
    // A parameter is what the run was started with: the first value stands.
    skipDuplicates: true,
  });
  for (const { key, value } of tags) {
    await db.runNote.upsert({
      where: { runId_kind_name: { runId, kind: "tag", name: key } },
      create: { runId, kind: "tag", name: key, value },
      update: { value },
    });
  }
}

/** What a trainer says of itself is an event; the run's own status is the workbench's to change. */
async function noteStatus(db: Database, runId: string, status: string): Promise<void> {
  const text = eventText({ key: "runEvents.trainerReports", values: { status } });
  await db.runEvent.create({ data: { runId, kind: "log", ...text } });
}
