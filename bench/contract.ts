/**
 * The trainer's contract over HTTP, against the production build on a throwaway database.
 * Usage: npm run bench:contract [-- --json FILE] [--seconds 10]
 * rewardAnswersPerSecond, rewardBatchMsP99: batches of 64 different answers, four under way. ingestMetricsPerSecond: in
 * log-batch calls of 100, while a reader follows the run live. snapshotSeconds: 100,000 problems; snapshotPeakMb: the most
 * that the web server's memory grew meanwhile. rewardShareOfStep: waiting for verdicts in a GRPO step of 1,024
 * completions on this machine's CPU, by a transformer of six million weights; null without the trainer's Python environment.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import startApp from "@/e2e/start-app";
import { trainedRun } from "@/lib/api/trainer/testing/trained-run";
import { runningNotes } from "@/lib/data-folder";
import { connect } from "@/lib/db";
import { measureIngest } from "./contract/ingest";
import { measureRewards } from "./contract/rewards";
import { measureShareOfStep } from "./contract/share-of-step";
import { measureSnapshot } from "./contract/snapshot";

const { values: options } = parseArgs({
  options: { json: { type: "string" }, seconds: { type: "string", default: "10" } },
});
const seconds = Number(options.seconds);

const stop = await startApp();
const data = process.env.LADDERBOARD_E2E_DATA ?? "";
const url = process.env.LADDERBOARD_E2E_URL ?? "";
const db = connect(readFileSync(join(data, runningNotes.databaseUrl), "utf8").trim());
try {
  const results = {
    ...(await measureRewards(db, url, seconds)),
    ...(await measureIngest(db, url, seconds)),
    ...(await measureSnapshot(db, url, data)),
    ...(await measureShareOfStep(db, url, trainedRun)),
  };
  console.table(results);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  await db.$disconnect();
  await stop();
}
