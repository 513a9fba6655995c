"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { database } from "@/lib/db";
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

const name = z.string().trim().min(1, "Give it a name.").max(120);

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
  async ({ actor, input: { modelId, ...input } }) => {
    await updateEndpointModel(database(), actor, modelId, input);
    revalidatePath(`/models/${modelId}`);
    return { message: "Saved." };
  },
);

/** Before it is saved: what is in the form is tested. */
export const testSettingsAction = action(
  "operate",
  z.object({ config: openAiCompatibleConfig }),
  async ({ input }) => ({
    data: await testEndpoint(input.config),
  }),
);

export const testModelAction = action("operate", z.object({ modelId: z.uuid() }), async ({ input }) => ({
  data: await testStoredEndpoint(database(), input.modelId),
}));

export const serveVersionAction = action(
  "operate",
  servedAt.extend({ versionId: z.uuid() }),
  async ({ actor, input: { versionId, ...at } }) => {
    await serveVersion(database(), actor, versionId, at);
    revalidatePath("/models", "layout");
    return { message: "Saved." };
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
