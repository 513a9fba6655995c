import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { listCurricula } from "@/lib/curriculum";
import { listModels, listRayBackends } from "@/lib/registry";
import { launchRun } from "@/lib/runs";
import { rayPresets, rayTrainConfig } from "@/lib/runs/ray/config";
import { pick, withDatabase } from "./session";
import {
  addSettings,
  chosenVersion,
  type FollowOptions,
  followToEnd,
  only,
  settingsGiven,
} from "./stage-command";

type RayOptions = FollowOptions & {
  cluster?: string;
  curriculum?: string;
  model?: string;
  modelVersion?: number;
  preset?: string;
  seed?: string;
} & Record<string, unknown>;

/** Launches the training of a language model on a Ray cluster; its options are made from the form's own schema. */
export function rayCommand(): Command {
  const command = new Command("train-on-ray")
    .description("train a language model on a Ray cluster, on what was approved")
    .option("--cluster <name>", "cluster, by name or id (default: the only one)")
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .option("--model <name>", "language model, by name or id (default: the first)")
    .option("--model-version <number>", "version of the model (default: the newest)", Number)
    .option("--preset <id>", `settings to start from: ${rayPresets.map(({ id }) => id).join(", ")}`)
    .option("--seed <text>", "decides every draw of the run (default: a new one)");
  addSettings(command, rayTrainConfig);
  return command
    .option("--json", "every event as a line of JSON on standard output")
    .option("--detach", "put the run in line and return its id")
    .option("--no-worker", "leave the work to running workers")
    .action((options: RayOptions) =>
      withDatabase(async (db, url) => {
        const models = (await listModels(db)).filter(({ kind }) => kind !== "rule_policy");
        const presets = rayPresets.map((preset) => ({ ...preset, name: preset.title }));
        const preset = options.preset ? pick("preset", presets, options.preset) : null;
        const run = await launchRun(db, systemActor("command line"), {
          stage: "train",
          rayBackendId: only("cluster", await listRayBackends(db), options.cluster).id,
          curriculumId: only(
            "curriculum",
            await listCurricula(db, systemActor("command line")),
            options.curriculum,
          ).id,
          modelVersionId: chosenVersion(models, options)?.id ?? "",
          config: { ...preset?.config, ...settingsGiven(rayTrainConfig, options) },
          seed: options.seed,
        });
        await followToEnd(db, url, run.id, options);
      }),
    );
}
