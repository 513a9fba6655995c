import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import { type ModelServer, modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import {
  archiveModel,
  createEndpointModel,
  listModels,
  modelLineage,
  modelVersionForRun,
  testEndpoint,
  updateEndpointModel,
} from ".";

/** A test of settings, as it is told in English. */
async function outcome(...asked: Parameters<typeof testEndpoint>) {
  const { ok, message } = await testEndpoint(...asked);
  return { ok, message: inEnglish(message) };
}

const actor = systemActor("test");
const db = database();
let server: ModelServer;

beforeAll(async () => {
  process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
  server = await modelServer(says("hello"));
});
afterAll(() => server[Symbol.asyncDispose]());

const settings = (more: object = {}) => ({ baseUrl: "http://models.example/v1", model: "tiny", ...more });
const keyOf = async (modelId: string) => {
  const { id } = await db.modelVersion.findFirstOrThrow({ where: { modelId } });
  return (await modelVersionForRun(db, id)).openKey();
};

it("seals a key: it is in no list, no audit entry and no column as it was given", async () => {
  const model = await createEndpointModel(db, actor, {
    name: "Sealed",
    config: settings({ apiKey: "sk-very-secret" }),
  });
  expect(await keyOf(model.id)).toBe("sk-very-secret");
  const stored = JSON.stringify([
    await db.model.findMany(),
    await db.auditEntry.findMany({ select: { payload: true } }),
    await listModels(db),
    await modelLineage(db, model.id),
  ]);
  expect(stored).not.toContain("sk-very-secret");
});

it("keeps a key on its server and drops it when the server changes", async () => {
  const { id } = await createEndpointModel(db, actor, {
    name: "Moves",
    config: settings({ apiKey: "sk-here" }),
  });
  await updateEndpointModel(db, actor, id, { name: "Moves", config: settings({ model: "large" }) });
  expect(await keyOf(id)).toBe("sk-here");
  await updateEndpointModel(db, actor, id, {
    name: "Moves",
    config: settings({ baseUrl: "http://elsewhere.example/v1" }),
  });
  expect(await keyOf(id)).toBeNull();
});

it("names the setting that is wrong, and a name that is taken", async () => {
  await expect(
    createEndpointModel(db, actor, { name: "Bad", config: settings({ baseUrl: "ftp://x" }) }),
  ).rejects.toMatchObject({ fields: [{ field: "baseUrl" }] });
  await createEndpointModel(db, actor, { name: "Once", config: settings() });
  await expect(createEndpointModel(db, actor, { name: "Once", config: settings() })).rejects.toMatchObject({
    fields: [{ field: "name" }],
  });
});

it("tests an endpoint and says what is wrong with it", async () => {
  expect(await outcome(settings({ baseUrl: server.baseUrl }))).toMatchObject({ ok: true });
  expect(await outcome(settings({ baseUrl: server.baseUrl, model: "huge" }))).toMatchObject({
    ok: false,
    message: expect.stringContaining("tiny, large"),
  });
  expect(await outcome(settings({ baseUrl: "http://127.0.0.1:9/v1" }))).toMatchObject({ ok: false });
});

it("an archived model is offered no more and keeps its versions", async () => {
  const { id } = await createEndpointModel(db, actor, { name: "Old", config: settings() });
  await archiveModel(db, actor, id);
  expect((await listModels(db)).map((model) => model.id)).not.toContain(id);
  expect((await modelLineage(db, id)).versions).toHaveLength(1);
  await expect(archiveModel(db, actor, id)).rejects.toMatchObject({ code: "not-found" });
});
