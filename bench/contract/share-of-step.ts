import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { trainedRun as makeRun } from "@/lib/api/trainer/testing/trained-run";
import type { Database } from "@/lib/db";

/** Six million weights: a twentieth of the smallest language models that are trained at all. */
const width = 512;

/** What waiting for 1,024 verdicts is of a real step that samples and learns from them; the median of three steps. */
export async function measureShareOfStep(db: Database, url: string, trainedRun: typeof makeRun) {
  const python = process.env.LADDERBOARD_TRAINER_PYTHON ?? "trainer/.venv/bin/python";
  if (!existsSync(python)) return { rewardShareOfStep: null };
  const folder = mkdtempSync(join(tmpdir(), "ladderboard-bench-"));
  const statements = Array.from({ length: 128 }, (_, i) => `${(i % 9) + 1}*x^${Math.floor(i / 9) + 1}`);
  const program = resolve(python);
  const python3 = (args: string[], env: Record<string, string> = {}, input = "") => {
    const { status } = spawnSync(program, args, {
      cwd: "trainer",
      env: { ...process.env, OMP_NUM_THREADS: "1", ...env },
      input,
      stdio: ["pipe", "ignore", "inherit"],
    });
    if (status !== 0) throw new Error(`python ${args.join(" ")} ended with ${status}.`);
  };
  python3(["-m", "tests.small_model", folder, "40", String(width)], {}, statements.join("\n"));
  const { run, token } = await trainedRun(
    db,
    statements.map((statement) => [0, statement] as const),
    {
      baseModel: folder,
      steps: 4,
      problemsPerBatch: 128,
      problemsPerStep: 128,
      groupSize: 8,
      completionsPerDevice: 256,
      maximumTokens: 24,
      checkpointEvery: 100,
      promptTemplate: "{statement}=",
    },
  );
  python3(["-m", "ladderboard_trainer", "train"], {
    LADDERBOARD_URL: url,
    LADDERBOARD_RUN_ID: run.id,
    LADDERBOARD_RUN_TOKEN: token,
    LADDERBOARD_OUTPUT: join(folder, "output"),
  });
  rmSync(folder, { recursive: true, force: true });
  const values = async (name: string) =>
    (
      await db.metric.findMany({ where: { runId: run.id, name, step: { gt: 1 } }, orderBy: { step: "asc" } })
    ).map(({ value }) => value);
  const waits = await values("verdicts/seconds");
  const steps = await values("step_time");
  const shares = waits.map((wait, index) => wait / steps[index]!).sort((a, b) => a - b);
  console.log("share of a step: seconds waited", waits, "of seconds", steps);
  return { rewardShareOfStep: Number(shares[Math.floor(shares.length / 2)]?.toFixed(4)) };
}
