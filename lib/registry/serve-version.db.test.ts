import { expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { createEndpointModel, modelVersionForRun, serveVersion, settingsOfVersion } from ".";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
const actor = systemActor("test");

async function checkpoint() {
  const { id: modelId } = await createEndpointModel(db, actor, {
    name: crypto.randomUUID(),
    config: { baseUrl: "http://models.example/v1", model: "base", apiKey: "sk-of-models" },
  });
  const row = await db.modelVersion.create({
    data: { modelId, number: 2, step: 50, location: "/weights/50" },
  });
  const settings = async () => {
    const version = await modelVersionForRun(db, row.id);
    return settingsOfVersion(version.model.config as Record<string, unknown>, version, version.openKey);
  };
  return { row, settings };
}

it("stored weights answer from where they are served, and say so where they are not", async () => {
  const { row, settings } = await checkpoint();
  await expect(settings()).rejects.toMatchObject({ message: "Version 2 is not served yet." });
  await serveVersion(db, actor, row.id, { baseUrl: "http://gpu.example:8000/v1", model: "/weights/50" });
  expect(await settings()).toMatchObject({ baseUrl: "http://gpu.example:8000/v1", model: "/weights/50" });
});

it("the model's key goes only to the server it was given for", async () => {
  const { row, settings } = await checkpoint();
  await serveVersion(db, actor, row.id, { baseUrl: "http://gpu.example:8000/v1", model: "m" });
  expect((await settings()).apiKey).toBe("");
  await serveVersion(db, actor, row.id, { baseUrl: "http://models.example/v1", model: "m" });
  expect((await settings()).apiKey).toBe("sk-of-models");
});

it("what a version is cannot be changed, and one without weights cannot be served", async () => {
  const { row } = await checkpoint();
  await expect(
    db.modelVersion.update({ where: { id: row.id }, data: { location: "/elsewhere" } }),
  ).rejects.toThrow();
  const first = await db.modelVersion.findFirstOrThrow({ where: { modelId: row.modelId, number: 1 } });
  await expect(
    serveVersion(db, actor, first.id, { baseUrl: "http://x.example/v1", model: "m" }),
  ).rejects.toMatchObject({
    code: "not-found",
  });
});
