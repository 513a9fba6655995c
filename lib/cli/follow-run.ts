import { setTimeout as wait } from "node:timers/promises";
import cliProgress from "cli-progress";
import { type Database, isDatabaseAway } from "@/lib/db";
import { isFinished, type RunStatus, runDetail, runEvents } from "@/lib/runs";
import { exitCodes } from "./exit-codes";

const pollMs = 250;
const eventsAtOnce = 500;
/** Looks in a row that may fail while the database is away: about a minute. */
const mostMissed = 240;

/**
 * Shows a run until it ends: a progress bar on a terminal, else its log; with `json`, every event as a line of JSON.
 * @returns the exit code that says how it ended
 */
export async function followRun(db: Database, runId: string, { json }: { json: boolean }): Promise<number> {
  const bar = !json && process.stderr.isTTY ? progressBar() : null;
  let afterId = 0n;
  for (let missed = 0; ; ) {
    const seen = await look(db, runId, afterId).catch((error) => {
      missed += 1;
      if (!isDatabaseAway(error) || missed > mostMissed) throw error;
      return null;
    });
    if (!seen) {
      await wait(pollMs);
      continue;
    }
    missed = 0;
    const { run, events } = seen;
    for (const event of events) {
      afterId = event.id;
      const { kind, message, at } = event;
      if (json) console.log(JSON.stringify({ run: runId, at, kind, message }));
      else if (!bar && kind !== "unit") console.log(message);
    }
    bar?.update(run.unitsDone, run.unitsTotal, run.stage);
    if (isFinished(run.status as RunStatus) && events.length < eventsAtOnce) {
      bar?.stop();
      if (bar) console.log(events.at(-1)?.message ?? run.status);
      return endOf(run);
    }
    await wait(pollMs);
  }
}

/** The run first: the events of one that has ended are then complete. */
async function look(db: Database, runId: string, afterId: bigint) {
  const run = await runDetail(db, runId);
  return { run, events: await runEvents(db, { runId, afterId, limit: eventsAtOnce }) };
}

function progressBar() {
  const bar = new cliProgress.SingleBar(
    { format: "{stage} [{bar}] {percentage} % | {value}/{total} | {eta_formatted} left", hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update(done: number, total: number, stage: string) {
      if (total === 0) return;
      if (!started) bar.start(total, done, { stage });
      started = true;
      bar.setTotal(total);
      bar.update(done, { stage });
    },
    stop: () => started && bar.stop(),
  };
}

function endOf(run: { status: string; error: unknown }): number {
  if (run.status === "succeeded") return 0;
  const failure = run.error as { message?: string; remedy?: string } | null;
  if (failure?.message) console.error(failure.message);
  if (failure?.remedy) console.error(`→ ${failure.remedy}`);
  return run.status === "cancelled" ? exitCodes.cancelled : exitCodes.failed;
}
