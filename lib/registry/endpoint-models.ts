import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { type Database, Prisma } from "@/lib/db";
import { invalidField, invalidInput, LadderboardError } from "@/lib/errors";
import type { Text } from "@/lib/language/words";
import { ModelError } from "@/lib/models/errors";
import {
  type OpenAiCompatibleConfig,
  openAiCompatibleConfig,
  openAiCompatibleModel,
} from "@/lib/models/openai-compatible";
import { openSealedKey, sealKey } from "./sealed-key";

/** Adds a model behind an endpoint, as version 1 of itself. @throws LadderboardError invalid, with the fields at fault */
export async function createEndpointModel(
  db: Database,
  actor: Actor,
  input: { name: string; config: unknown },
) {
  const name = nameOf(input.name);
  const { apiKey, ...config } = configOf(input.config);
  return refusingTakenNames(() =>
    db.$transaction(async (tx) => {
      const model = await tx.model.create({
        data: {
          name,
          kind: "openai_compatible",
          config,
          sealedApiKey: apiKey === "" ? null : sealKey(apiKey),
          versions: { create: { number: 1 } },
        },
      });
      await recordAudit(tx, {
        actor,
        action: "model.added",
        subject: `model:${model.id}`,
        changes: { name, config },
      });
      return model;
    }),
  );
}

/** Changes a model. An empty key keeps the stored one, unless the server changes: a key never goes to a host it was not given for. */
export async function updateEndpointModel(
  db: Database,
  actor: Actor,
  modelId: string,
  input: { name: string; config: unknown },
) {
  const name = nameOf(input.name);
  const { apiKey, ...config } = configOf(input.config);
  return refusingTakenNames(() =>
    db.$transaction(async (tx) => {
      const model = await tx.model.findUnique({ where: { id: modelId } });
      if (model?.kind !== "openai_compatible")
        throw new LadderboardError("not-found", { key: "modelErrors.noEndpoint" });
      const before = model.config as { baseUrl?: string };
      const sameServer =
        before.baseUrl !== undefined && new URL(before.baseUrl).origin === new URL(config.baseUrl).origin;
      const kept = sameServer ? model.sealedApiKey : null;
      const sealedApiKey = apiKey === "" ? kept : sealKey(apiKey);
      await tx.model.update({ where: { id: modelId }, data: { name, config, sealedApiKey } });
      const changes = { name, config, key: apiKey === "" ? (sameServer ? "kept" : "removed") : "replaced" };
      await recordAudit(tx, { actor, action: "model.changed", subject: `model:${modelId}`, changes });
    }),
  );
}

/** Takes a model out of the choices. What it wrote and answered stays. */
export async function archiveModel(db: Database, actor: Actor, modelId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.model.updateMany({
      where: { id: modelId, kind: "openai_compatible", archivedAt: null },
      data: { archivedAt: new Date() },
    });
    if (count === 0) throw new LadderboardError("not-found", { key: "modelErrors.noEndpoint" });
    await recordAudit(tx, { actor, action: "model.archived", subject: `model:${modelId}`, changes: {} });
  });
}

export type EndpointTest = { readonly ok: boolean; readonly message: Text };

/** Asks the server for its models: says whether it answers, takes the key and has the model. Stores nothing. */
export async function testEndpoint(input: unknown): Promise<EndpointTest> {
  const config = configOf(input);
  try {
    const names = await openAiCompatibleModel({
      ...config,
      maxRetries: 0,
      requestTimeoutSeconds: 15,
    }).listModels();
    if (names.includes(config.model))
      return { ok: true, message: { key: "modelErrors.answers", values: { model: config.model } } };
    if (names.length === 0)
      return { ok: false, message: { key: "modelErrors.answersNamesNone", values: { model: config.model } } };
    const values = { model: config.model, names: names.slice(0, 8).join(", ") };
    return { ok: false, message: { key: "modelErrors.answersWithout", values } };
  } catch (error) {
    if (error instanceof ModelError) return { ok: false, message: error.text };
    throw error;
  }
}

/** The test of a stored endpoint, with its stored key. */
export async function testStoredEndpoint(db: Database, modelId: string): Promise<EndpointTest> {
  const model = await db.model.findUnique({ where: { id: modelId } });
  if (model?.kind !== "openai_compatible")
    throw new LadderboardError("not-found", { key: "modelErrors.noEndpoint" });
  const apiKey = model.sealedApiKey ? openSealedKey(model.sealedApiKey) : "";
  return testEndpoint({ ...(model.config as object), apiKey });
}

function configOf(input: unknown): OpenAiCompatibleConfig {
  const read = openAiCompatibleConfig.safeParse(input);
  if (read.success) return read.data;
  throw invalidInput({ key: "modelErrors.settings" }, read.error);
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === "" || name.length > 120) throw invalidField("name", { key: "modelErrors.nameLong" });
  return name;
}

async function refusingTakenNames<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw invalidField("name", { key: "modelErrors.nameTaken" });
    }
    throw error;
  }
}
