import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { listBenchmarks } from "@/lib/benchmarks";
import { listCurricula } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { listModels } from "@/lib/registry";
import { type LaunchableStage, launchRun, runConfigSchemas, subjectOfStage } from "@/lib/runs";
import { startWorker } from "@/lib/runs/worker/worker";
import { followRun } from "./follow-run";
import { pick, withDatabase } from "./session";

type StageOptions = {
  curriculum?: string;
  benchmark?: string;
  model?: string;
  modelVersion?: number;
  seed?: string;
  json?: boolean;
  detach?: boolean;
  worker: boolean;
} & Record<string, unknown>;

/** A command that launches a run of one stage; its options are made from the same schema as the page's form. */
export function stageCommand(stage: LaunchableStage, description: string): Command {
  const command = new Command(stage).description(description);
  if (subjectOfStage[stage] === "benchmark")
    command.option("--benchmark <name>", "benchmark, by name or id (default: the only one)");
  else command.option("--curriculum <name>", "curriculum, by name or id (default: the only one)");
  command
    .option("--model <name>", "model, by name or id (default: the first)")
    .option("--model-version <number>", "version of the model (default: the newest)", Number)
    .option("--seed <text>", "decides every draw of the run (default: a new one)");
  for (const [name, field] of Object.entries(runConfigSchemas[stage].shape)) {
    const initial = field.parse(undefined);
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const about = `${field.description ?? name} (default: ${initial})`;
    const flags = initial === true ? `--no-${flag}` : initial === false ? `--${flag}` : `--${flag} <value>`;
    command.option(flags, about);
  }
  return command
    .option("--json", "every event as a line of JSON on standard output")
    .option("--detach", "put the run in line and return its id")
    .option("--no-worker", "leave the work to running workers")
    .action((options: StageOptions) =>
      withDatabase(async (db, url) => {
        const run = await launchRun(db, systemActor("command line"), await launchOf(db, stage, options));
        if (options.detach) return void console.log(run.id);
        const worker = options.worker ? await startWorker(url, { log: () => {} }) : null;
        try {
          process.exitCode = await followRun(db, run.id, { json: options.json ?? false });
        } finally {
          await worker?.stop();
        }
      }),
    );
}

async function launchOf(db: Database, stage: LaunchableStage, options: StageOptions) {
  const models = await listModels(db);
  const model = options.model ? pick("model", models, options.model) : models[0];
  const versions = model?.versions.map((version) => ({ ...version, name: String(version.number) })) ?? [];
  const version = options.modelVersion
    ? pick("version", versions, String(options.modelVersion))
    : versions[0];
  const keys = Object.keys(runConfigSchemas[stage].shape);
  const config = Object.fromEntries(
    keys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])),
  );
  const subject =
    subjectOfStage[stage] === "benchmark"
      ? { benchmarkId: only("benchmark", await listBenchmarks(db), options.benchmark).id }
      : { curriculumId: only("curriculum", await listCurricula(db), options.curriculum).id };
  return { stage, ...subject, modelVersionId: version?.id ?? "", config, seed: options.seed };
}

/** The one that was named; without a name, the only one there is. */
export function only<T extends { id: string; name: string }>(
  what: string,
  rows: readonly T[],
  wanted?: string,
): T {
  if (!wanted && rows.length === 1) return rows[0]!;
  return pick(what, rows, wanted ?? "");
}
