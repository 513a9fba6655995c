import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { ScriptedRay } from "@/lib/runs/ray/testing/scripted-ray";
import {
  archiveRayBackend,
  listRayBackends,
  rayBackendForRun,
  rayBackendInput,
  saveRayBackend,
  testRayBackend,
  testStoredRayBackend,
} from ".";

/** A test of settings, as it is told in English; a Japanese reader is told it in Japanese. */
async function outcome(...asked: Parameters<typeof testRayBackend>) {
  const { ok, message } = await testRayBackend(...asked);
  inJapanese(message);
  return { ok, message: inEnglish(message) };
}

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
const actor = systemActor("test");
let ray: ScriptedRay;

beforeAll(async () => {
  ray = await ScriptedRay.start();
});
afterAll(() => ray.close());

const input = (more: object = {}) =>
  rayBackendInput.parse({
    name: crypto.randomUUID(),
    address: ray.address,
    token: "ray-token",
    callbackUrl: "http://127.0.0.1:3000",
    ...more,
  });

it("seals a token, keeps it while the address stays, and drops it when that changes", async () => {
  const given = input();
  const { id } = await saveRayBackend(db, actor, given);
  const stored = JSON.stringify([
    await db.rayBackend.findMany(),
    await listRayBackends(db),
    await db.auditEntry.findMany({ select: { payload: true } }),
  ]);
  expect(stored).not.toContain("ray-token");
  await saveRayBackend(db, actor, { ...given, token: "" }, id);
  expect((await rayBackendForRun(db, id)).ray.token).toBe("ray-token");
  await saveRayBackend(db, actor, { ...given, token: "", address: "http://elsewhere.example:8265" }, id);
  expect((await rayBackendForRun(db, id)).ray.token).toBeNull();
});

it("keeps what the last test found, for the address that was tested", async () => {
  const given = input({ token: "wrong" });
  const { id } = await saveRayBackend(db, actor, given);
  const kept = async () => (await listRayBackends(db)).find((one) => one.id === id)?.lastTest;
  expect(await kept()).toBeNull();
  const { at } = await testStoredRayBackend(db, id);
  expect(await kept()).toMatchObject({ ok: false, at, message: { key: "backendErrors.token" } });
  const better = { ...given, token: "ray-token" };
  await saveRayBackend(db, actor, better, id, await testRayBackend(db, better, id));
  expect(await kept()).toMatchObject({ ok: true });
  await saveRayBackend(db, actor, { ...better, address: "http://elsewhere.example:8265" }, id);
  expect(await kept()).toBeNull();
});

it("the test says what is wrong: token, address, something else, and a cluster that anybody may use", async () => {
  const { id } = await saveRayBackend(db, actor, input());
  expect(await outcome(db, input({ token: "" }), id)).toMatchObject({
    ok: true,
    message: expect.stringContaining("takes the token"),
  });
  expect(await outcome(db, input({ token: "wrong" }))).toMatchObject({
    ok: false,
    message: expect.stringContaining("refuses the token"),
  });
  expect(await outcome(db, input({ address: "http://127.0.0.1:9" }))).toMatchObject({
    ok: false,
    message: expect.stringContaining("cannot be reached"),
  });
  expect(await outcome(db, input({ address: "http://10.0.0.1:8265" }))).toMatchObject({
    ok: false,
    message: expect.stringContaining("LADDERBOARD_ALLOWED_ADDRESSES"),
  });
  ray.token = null;
  expect(await outcome(db, input())).toMatchObject({
    ok: true,
    message: expect.stringContaining("CVE-2023-48022"),
  });
  ray.misbehaves = (reply) => void reply.end("<html>router</html>");
  expect(await outcome(db, input())).toMatchObject({
    ok: false,
    message: expect.stringContaining("not Ray's Jobs API"),
  });
  ray.misbehaves = null;
});

it("names are taken once, and an archived backend can no longer be chosen", async () => {
  const given = input();
  const { id } = await saveRayBackend(db, actor, given);
  await expect(saveRayBackend(db, actor, given)).rejects.toMatchObject({ fields: [{ field: "name" }] });
  await archiveRayBackend(db, actor, id);
  expect((await listRayBackends(db)).map((one) => one.id)).not.toContain(id);
});
