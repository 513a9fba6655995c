import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { listBenchmarks } from "@/lib/benchmarks";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { say } from "@/lib/language/words";
import { listModels, listRayBackends } from "@/lib/registry";
import { checkpointStatus } from "@/lib/review";
import { launchableStages, runConfigSchemas, runDetail, subjectOfStage } from "@/lib/runs";
import { rayConfigSchemas, rayPresets, rayStages } from "@/lib/runs/ray/config";
import { measuredSpeed } from "@/lib/runs/ray/estimate";
import { formatNumber } from "@/lib/ui/data";
import { ButtonLink } from "@/lib/ui/forms";
import { Callout, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { TrainerCommand } from "../trainer-command";
import { BackendChoice } from "./backend-choice";
import { type ConfigField, configFields } from "./config-fields";
import { DryRun } from "./dry-run";
import { Forecast } from "./forecast";
import { LaunchForm } from "./launch-form";
import { StageChoice } from "./stage-choice";

export const metadata: Metadata = { title: "Launch a run" };

const id = z.string().max(64).optional().catch(undefined);
const searchSchema = z.object({
  stage: z.enum(launchableStages).optional().catch(undefined),
  curriculum: id,
  benchmark: id,
  version: id,
  /** Number of the one benchmark problem to learn. */
  problem: z.coerce.number().int().positive().max(100_000).optional().catch(undefined),
  /** A run whose settings are taken over. */
  like: id,
  /** A Ray cluster to train on, and the settings to start from. */
  backend: id,
  preset: id,
  /** The version to go on from, with the optimiser's state. */
  resume: id,
});

export default async function LaunchPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, unknown>>;
}) {
  await pageActor("operate");
  const translate = await getTranslations();
  const search = searchSchema.parse(await searchParams);
  const db = database();
  const like = search.like ? await runDetail(db, search.like).catch(() => null) : null;
  const likeStage = launchableStages.find((one) => one === like?.stage);
  const stage = search.stage ?? likeStage ?? "generate";
  const on = subjectOfStage[stage];
  const curriculum = search.curriculum ?? like?.curriculumId ?? undefined;
  const [curricula, benchmarks, models, rayBackends] = await Promise.all([
    listCurricula(db),
    listBenchmarks(db),
    listModels(db),
    listRayBackends(db),
  ]);
  const backendId = search.backend ?? like?.rayJob?.backendId;
  const rayStage = rayStages.find((one) => one === stage);
  const backend = (rayStage && rayBackends.find((one) => one.id === backendId)) ?? null;
  const isTraining = stage === "train" || stage === "ttrl";
  const trainable = models.filter(
    ({ kind }) => (!isTraining && !backend) || (kind === "rule_policy") === (backend === null),
  );
  const versions = trainable.flatMap((model) =>
    model.versions.map(({ id: value, number }) => ({ value, label: `${model.name} v${number}` })),
  );
  const chosen = curriculum ?? curricula[0]?.id;
  const checkpoint =
    stage === "train" && chosen ? await checkpointStatus(db, chosen).catch(() => null) : null;
  return (
    <>
      <PageHeader
        title="Launch a run"
        breadcrumbs={[{ label: "Runs", href: "/runs" }]}
        description="What is launched does not change afterwards: settings, seed and problems stay with the run."
      />
      <PageBody width="reading">
        <StageChoice stage={stage} curriculum={curriculum} />
        {rayStage && (
          <BackendChoice
            stage={rayStage}
            backends={rayBackends}
            backend={backend}
            preset={search.preset}
            curriculum={curriculum}
          />
        )}
        {checkpoint?.state === "closed" && (
          <Callout tone="warn" title="The checkpoint before training is closed">
            <span className="flex flex-wrap items-center gap-3">
              {checkpoint.waitsFor.map((text) => say(translate, text)).join(" ")}
              <ButtonLink href={`/curricula/${chosen}/review`} size="sm">
                Go to review
              </ButtonLink>
            </span>
          </Callout>
        )}
        {checkpoint?.state === "open" && (
          <Callout tone="ok" title="The checkpoint before training is open">
            {formatNumber(checkpoint.approved)} approved problems will be trained on.
          </Callout>
        )}
        <Section title="Settings">
          <LaunchForm
            key={`${stage} ${backend?.id} ${search.preset}`}
            launchId={randomUUID()}
            stage={stage}
            on={on}
            subjects={(on === "benchmark" ? benchmarks : curricula).map(({ id: value, name: label }) => ({
              value,
              label,
            }))}
            subject={on === "benchmark" ? (search.benchmark ?? like?.benchmarkId ?? undefined) : curriculum}
            versions={versions}
            version={
              search.resume ??
              search.version ??
              (like && likeStage === stage ? like.modelVersionId : undefined)
            }
            fields={
              backend && rayStage
                ? configFields(
                    rayConfigSchemas[rayStage],
                    rayConfig(like?.config, search.preset, search.resume),
                  )
                : fieldsFor(stage, {
                    ...(likeStage === stage ? (like?.config as object) : {}),
                    ...(search.problem ? { problem: search.problem } : {}),
                  })
            }
            ray={
              backend
                ? {
                    backendId: backend.id,
                    estimate:
                      stage === "train"
                        ? {
                            gpuHourPrice: backend.gpuHourPrice,
                            measured: await measuredSpeed(db, backend.id),
                          }
                        : null,
                  }
                : undefined
            }
          />
        </Section>
        {!backend && (
          <Forecast
            stage={stage}
            subject={
              on === "benchmark"
                ? {
                    curriculumId: null,
                    benchmarkId: search.benchmark ?? like?.benchmarkId ?? benchmarks[0]?.id ?? null,
                  }
                : { curriculumId: chosen ?? null, benchmarkId: null }
            }
            versionId={
              search.version ?? (likeStage === stage ? like?.modelVersionId : null) ?? versions[0]?.value
            }
            config={likeStage === stage ? like?.config : {}}
          />
        )}
        {stage === "train" && chosen && <DryRun curriculumId={chosen} />}
        {backend && (
          <Section
            title="The command"
            description="What the job runs on the cluster, whatever the settings are."
          >
            <TrainerCommand callbackUrl={backend.callbackUrl} outputFolder={backend.outputFolder} />
          </Section>
        )}
      </PageBody>
    </>
  );
}

function rayConfig(
  like: unknown,
  preset: string | undefined,
  resume: string | undefined,
): Record<string, unknown> {
  const chosen = rayPresets.find(({ id: one }) => one === preset)?.config;
  return { ...(like as object), ...chosen, ...(resume ? { resume: true } : {}) };
}

function fieldsFor(stage: keyof typeof runConfigSchemas, given: Record<string, unknown>): ConfigField[] {
  return configFields(runConfigSchemas[stage], given);
}
