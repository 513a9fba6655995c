import type { Database } from "@/lib/db";
import type { RunStatus } from "@/lib/runs/transitions";
import type { TrainedRun } from "../called-run";

const statuses: Readonly<Record<RunStatus, string>> = {
  queued: "SCHEDULED",
  starting: "SCHEDULED",
  running: "RUNNING",
  succeeded: "FINISHED",
  failed: "FAILED",
  cancelled: "KILLED",
};

/** Whatever a trainer calls its experiment: it can only report to the run that it was given. */
export function presentExperiment(run: TrainedRun, name: string) {
  return {
    experiment_id: experimentId(run),
    name,
    artifact_location: "",
    lifecycle_stage: "active",
    tags: [],
  };
}

const experimentId = (run: TrainedRun): string => run.curriculumId ?? run.benchmarkId ?? run.id;

/** The run as MLflow writes one: the last value of each metric, parameters and tags. */
export async function presentRun(db: Database, run: TrainedRun) {
  const { startedAt, finishedAt, status } = await db.run.findUniqueOrThrow({ where: { id: run.id } });
  const notes = await db.runNote.findMany({ where: { runId: run.id }, orderBy: { name: "asc" } });
  const metrics = await db.$queryRaw<{ name: string; step: number; value: number }[]>`
    SELECT DISTINCT ON (name) name, step, value FROM metric WHERE run_id = ${run.id} ORDER BY name, step DESC`;
  const entries = (kind: "parameter" | "tag") =>
    notes.filter((note) => note.kind === kind).map(({ name, value }) => ({ key: name, value }));
  const info = {
    run_id: run.id,
    run_uuid: run.id,
    run_name: run.id,
    experiment_id: experimentId(run),
    user_id: "",
    status: statuses[status],
    start_time: (startedAt ?? new Date()).getTime(),
    ...(finishedAt ? { end_time: finishedAt.getTime() } : {}),
    artifact_uri: "",
    lifecycle_stage: "active",
  };
  const data = {
    metrics: metrics.map(({ name, step, value }) => ({ key: name, value, step, timestamp: info.start_time })),
    params: entries("parameter"),
    tags: entries("tag"),
  };
  return { run: { info, data, inputs: {} } };
}
