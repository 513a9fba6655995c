"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
import { schemaText } from "@/lib/language/words";
import { openAiCompatibleConfig } from "@/lib/models/openai-compatible";
import {
  archiveModel,
  createEndpointModel,
  servedAt,
  serveVersion,
  testEndpoint,
  testStoredEndpoint,
  updateEndpointModel,
} from "@/lib/registry";
import { said } from "../said";

const name = z
  .string()
  .trim()
  .min(1, schemaText({ key: "modelErrors.nameMissing" }))
  .max(120);

export const createModelAction = action(
  "operate",
  z.object({ name, config: openAiCompatibleConfig }),
  async ({ actor, input }) => {
    const { id } = await createEndpointModel(database(), actor, input);
    redirect(`/models/${id}`);
  },
);

export const updateModelAction = action(
  "operate",
  z.object({ modelId: z.uuid(), name, config: openAiCompatibleConfig }),
  async ({ actor, headers, input: { modelId, ...input } }) => {
    await updateEndpointModel(database(), actor, modelId, input);
    revalidatePath(`/models/${modelId}`);
    return { message: said(headers, { key: "modelErrors.saved" }) };
  },
);

/** Before it is saved: what is in the form is tested. */
export const testSettingsAction = action(
  "operate",
  z.object({ config: openAiCompatibleConfig }),
  async ({ input, headers }) => {
    const { ok, message } = await testEndpoint(input.config);
    return { data: { ok, message: said(headers, message) } };
  },
);

export const testModelAction = action(
  "operate",
  z.object({ modelId: z.uuid() }),
  async ({ input, headers }) => {
    const { ok, message } = await testStoredEndpoint(database(), input.modelId);
    return { data: { ok, message: said(headers, message) } };
  },
);

export const serveVersionAction = action(
  "operate",
  servedAt.extend({ versionId: z.uuid() }),
  async ({ actor, headers, input: { versionId, ...at } }) => {
    await serveVersion(database(), actor, versionId, at);
    revalidatePath("/models", "layout");
    return { message: said(headers, { key: "modelErrors.saved" }) };
  },
);

export const archiveModelAction = action(
  "operate",
  z.object({ modelId: z.uuid() }),
  async ({ actor, input }) => {
    await archiveModel(database(), actor, input.modelId);
    redirect("/models");
  },
);
