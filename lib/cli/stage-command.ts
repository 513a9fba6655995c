import { Command } from "commander";
import type { z } from "zod";
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
  addSettings(command, runConfigSchemas[stage]);
  return command
    .option("--json", "every event as a line of JSON on standard output")
    .option("--detach", "put the run in line and return its id")
    .option("--no-worker", "leave the work to running workers")
    .action((options: StageOptions) =>
      withDatabase(async (db, url) => {
        const run = await launchRun(db, systemActor("command line"), await launchOf(db, stage, options));
        await followToEnd(db, url, run.id, options);
      }),
    );
}

/** An option for each setting of a schema, with its default. */
export function addSettings(command: Command, schema: z.ZodObject): void {
  for (const [name, field] of Object.entries(schema.shape)) {
    const setting = field as z.ZodType<string | number | boolean>;
    const initial = setting.parse(undefined);
    // What has no value of its own is set elsewhere, such as the weights of a curriculum.
    if (initial === undefined) continue;
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const about = `${setting.description ?? name} (default: ${initial === "" ? "none" : initial})`;
    // What is on by itself can only be switched off.
    if (initial === true) command.option(`--no-${flag}`, `do not: ${setting.description ?? name}`);
    else command.option(initial === false ? `--${flag}` : `--${flag} <value>`, about);
  }
}

/** The settings that were given on the command line. */
export function settingsGiven(
  schema: z.ZodObject,
  options: Record<string, unknown>,
): Record<string, unknown> {
  const given = Object.keys(schema.shape).filter((key) => options[key] !== undefined);
  return Object.fromEntries(given.map((key) => [key, options[key]]));
}

export type FollowOptions = { json?: boolean; detach?: boolean; worker: boolean };

/** Prints a launched run as it goes, with a worker of its own unless there is another; the exit code tells its end. */
export async function followToEnd(
  db: Database,
  url: string,
  runId: string,
  options: FollowOptions,
): Promise<void> {
  if (options.detach) return void console.log(runId);
  const worker = options.worker ? await startWorker(url, { log: () => {} }) : null;
  try {
    process.exitCode = await followRun(db, runId, { json: options.json ?? false });
  } finally {
    await worker?.stop();
  }
}

async function launchOf(db: Database, stage: LaunchableStage, options: StageOptions) {
  const version = chosenVersion(await listModels(db), options);
  const config = settingsGiven(runConfigSchemas[stage], options);
  const subject =
    subjectOfStage[stage] === "benchmark"
      ? { benchmarkId: only("benchmark", await listBenchmarks(db), options.benchmark).id }
      : {
          curriculumId: only(
            "curriculum",
            await listCurricula(db, systemActor("command line")),
            options.curriculum,
          ).id,
        };
  return { stage, ...subject, modelVersionId: version?.id ?? "", config, seed: options.seed };
}

type ListedModel = Awaited<ReturnType<typeof listModels>>[number];

/** The version that --model and --model-version name; without them the newest of the first model. */
export function chosenVersion(
  models: readonly ListedModel[],
  options: { model?: string; modelVersion?: number },
): { id: string } | undefined {
  const model = options.model ? pick("model", models, options.model) : models[0];
  const versions = model?.versions.map((version) => ({ ...version, name: String(version.number) })) ?? [];
  return options.modelVersion ? pick("version", versions, String(options.modelVersion)) : versions[0];
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
