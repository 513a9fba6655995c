import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { z } from "zod";
import { pageActor } from "@/lib/auth/page";
import { listBenchmarks } from "@/lib/benchmarks";
import { listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import { listModels, listRayBackends } from "@/lib/registry";
import { checkpointStatus } from "@/lib/review";
import { launchableStages, runConfigSchemas, runDetail, subjectOfStage } from "@/lib/runs";
import { rayConfigSchemas, rayPresets, rayStages } from "@/lib/runs/ray/config";
import { measuredSpeed } from "@/lib/runs/ray/estimate";
import { ButtonLink } from "@/lib/ui/forms";
import { ClientMessages } from "@/lib/ui/language";
import { Callout, PageBody, PageHeader, Section } from "@/lib/ui/layout";
import { fieldWords } from "../setting-words";
import { TrainerCommand } from "../trainer-command";
import { BackendChoice } from "./backend-choice";
import { configFields } from "./config-fields";
import { DryRun } from "./dry-run";
import { LaunchForm } from "./launch-form";
import { StageChoice } from "./stage-choice";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("launch"))("title") };
}

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
  const search = searchSchema.parse(await searchParams);
  const actor = await pageActor("operate", { curriculumId: search.curriculum, runId: search.like });
  const db = database();
  const t = await getTranslations("launch");
  const translate = await getTranslations();
  const words = await getTranslations("runSettings");
  const like = search.like ? await runDetail(db, search.like).catch(() => null) : null;
  const likeStage = launchableStages.find((one) => one === like?.stage);
  const stage = search.stage ?? likeStage ?? "generate";
  const on = subjectOfStage[stage];
  const curriculum = search.curriculum ?? like?.curriculumId ?? undefined;
  const [curricula, benchmarks, models, rayBackends] = await Promise.all([
    listCurricula(db, actor),
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
    model.versions.map(({ id: value, number }) => ({
      value,
      label: shownName(translate, `${model.name} v${number}`),
    })),
  );
  const chosen = curriculum ?? curricula[0]?.id;
  const nameOf = (curriculumId: string | undefined) =>
    shownName(translate, curricula.find(({ id: one }) => one === curriculumId)?.name ?? "");
  const checkpoint =
    stage === "train" && chosen ? await checkpointStatus(db, chosen).catch(() => null) : null;
  return (
    <>
      <PageHeader
        title={t("title")}
        breadcrumbs={[{ label: t("runs"), href: "/runs" }]}
        description={t("description")}
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
          <Callout tone="warn" title={t("closed", { curriculum: nameOf(chosen) })}>
            <span className="flex flex-wrap items-center gap-3">
              {checkpoint.waitsFor.map((text) => say(translate, text)).join(" ")}
              <ButtonLink href={`/curricula/${chosen}/review`} size="sm">
                {t("toReview")}
              </ButtonLink>
            </span>
          </Callout>
        )}
        {checkpoint?.state === "open" && (
          <Callout tone="ok" title={t("open", { curriculum: nameOf(chosen) })}>
            {t("approved", { count: checkpoint.approved })}
          </Callout>
        )}
        {backend && versions.length === 0 ? (
          <Callout tone="warn" title={t("addModel.title")}>
            <span className="flex flex-wrap items-center gap-3">
              {t("addModel.text")}
              <ButtonLink href="/models/new" size="sm" variant="primary">
                {t("addModel.button")}
              </ButtonLink>
            </span>
          </Callout>
        ) : (
          <Section title={t("settings")}>
            <ClientMessages areas={["launchForm"]}>
              <LaunchForm
                key={`${stage} ${backend?.id} ${search.preset}`}
                // Ordered by time, as the list of runs is by its ids.
                launchId={v7()}
                stage={stage}
                on={on}
                subjects={(on === "benchmark" ? benchmarks : curricula).map(({ id: value, name }) => ({
                  value,
                  label: shownName(translate, name),
                }))}
                subject={
                  on === "benchmark" ? (search.benchmark ?? like?.benchmarkId ?? undefined) : curriculum
                }
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
                        fieldWords(words, settingsOnRay[rayStage]),
                      )
                    : configFields(
                        runConfigSchemas[stage],
                        {
                          ...(likeStage === stage ? (like?.config as object) : {}),
                          ...(search.problem ? { problem: search.problem } : {}),
                        },
                        fieldWords(words, stage),
                      )
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
            </ClientMessages>
          </Section>
        )}
        {stage === "train" && chosen && <DryRun curriculumId={chosen} name={nameOf(chosen)} />}
        {backend && (
          <Section title={t("command")} description={t("commandDescription")}>
            <TrainerCommand callbackUrl={backend.callbackUrl} outputFolder={backend.outputFolder} />
          </Section>
        )}
      </PageBody>
    </>
  );
}

const settingsOnRay = {
  generate: "rayGenerate",
  verify: "rayAttempts",
  train: "rayTrain",
  evaluate: "rayAttempts",
  ttrl: "rayTtrl",
} as const;

function rayConfig(
  like: unknown,
  preset: string | undefined,
  resume: string | undefined,
): Record<string, unknown> {
  const chosen = rayPresets.find(({ id: one }) => one === preset)?.config;
  return { ...(like as object), ...chosen, ...(resume ? { resume: true } : {}) };
}
