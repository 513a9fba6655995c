"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { type MessageKey, schemaText } from "@/lib/language/words";
import { cancelRun, forecastOf, launchBudget, launchRun, runConfigSchemas } from "@/lib/runs";
import { rayConfigSchemas } from "@/lib/runs/ray/config";
import { said } from "../said";

const chosen = (key: MessageKey) => z.string(schemaText({ key })).min(1, schemaText({ key })).max(64);

const subject = {
  /** Made with the page: a form that is sent twice is one run. */
  id: z.uuid(),
  modelVersionId: chosen("runErrors.chooseVersion"),
  seed: z.string().trim().max(100).optional(),
};
const ofCurriculum = { ...subject, curriculumId: chosen("runErrors.chooseCurriculum") };
const ofBenchmark = { ...subject, benchmarkId: chosen("runErrors.chooseBenchmark") };

const launchSchema = z.discriminatedUnion("stage", [
  z.object({ stage: z.literal("generate"), ...ofCurriculum, config: runConfigSchemas.generate }),
  z.object({ stage: z.literal("verify"), ...ofCurriculum, config: runConfigSchemas.verify }),
  z.object({ stage: z.literal("train"), ...ofCurriculum, config: runConfigSchemas.train }),
  z.object({ stage: z.literal("evaluate"), ...ofBenchmark, config: runConfigSchemas.evaluate }),
  z.object({ stage: z.literal("ttrl"), ...ofBenchmark, config: runConfigSchemas.ttrl }),
]);

export const launchAction = action("operate", launchSchema, async ({ actor, input }) => {
  const { id } = await launchRun(database(), actor, input);
  revalidatePath("/", "layout");
  redirect(`/runs/${id}`);
});

/** While it is filled in: what a launch on this machine with what stands in its form is likely to use. Starts nothing. */
export const forecastAction = action("operate", launchSchema, async ({ input, headers }) => {
  const db = database();
  const subject = {
    curriculumId: "curriculumId" in input ? input.curriculumId : null,
    benchmarkId: "benchmarkId" in input ? input.benchmarkId : null,
  };
  const { work, likely } = await forecastOf(db, input.stage, subject, input.modelVersionId, input.config);
  const { above, secondPerson } = subject.curriculumId
    ? await launchBudget(db, subject.curriculumId, { likely })
    : { above: null, secondPerson: false };
  const warning = above && {
    title: said(headers, above),
    text: said(headers, { key: `launchForm.forecast.${secondPerson ? "takesTwo" : "stopsEarly"}` }),
  };
  return { data: { work, likely, warning } };
});

const rayBackendId = z.uuid();
const launchOnRaySchema = z.discriminatedUnion("stage", [
  z.object({
    stage: z.literal("generate"),
    ...ofCurriculum,
    rayBackendId,
    config: rayConfigSchemas.generate,
  }),
  z.object({ stage: z.literal("train"), ...ofCurriculum, rayBackendId, config: rayConfigSchemas.train }),
  z.object({ stage: z.literal("verify"), ...ofCurriculum, rayBackendId, config: rayConfigSchemas.verify }),
  z.object({ stage: z.literal("evaluate"), ...ofBenchmark, rayBackendId, config: rayConfigSchemas.evaluate }),
  z.object({ stage: z.literal("ttrl"), ...ofBenchmark, rayBackendId, config: rayConfigSchemas.ttrl }),
]);

export const launchOnRayAction = action("operate", launchOnRaySchema, async ({ actor, input }) => {
  const { id } = await launchRun(database(), actor, input);
  revalidatePath("/", "layout");
  redirect(`/runs/${id}`);
});

export const cancelAction = action(
  "operate",
  z.object({ runId: z.uuid() }),
  async ({ actor, input, headers }) => {
    await cancelRun(database(), actor, input.runId);
    revalidatePath(`/runs/${input.runId}`);
    return { message: said(headers, { key: "runs.actions.cancelled" }) };
  },
);
