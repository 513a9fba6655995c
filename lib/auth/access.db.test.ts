import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { type Actor, systemActor } from "./actor";
import { actorOfToken, createApiToken, revokeApiToken } from "./api-tokens";
import { authFor } from "./better-auth";
import { changePassword, endOwnSessions, ownSessions } from "./own-account";
import { callerOf } from "./session";
import { acceptSignInLink, createFirstSignInLink, createSignInLink, readSignInLink } from "./sign-in-link";
import { changeUser } from "./users";

const baseUrl = "http://127.0.0.1:3000";
const password = "a long enough password";
const system = systemActor("test");
let db: Database;
let first: Actor & { kind: "person" };

const tokenIn = (link: string | null) => new URL(link ?? "").searchParams.get("token") ?? "";

async function member(role: "reviewer" | "administrator"): Promise<Actor & { kind: "person" }> {
  const email = `${randomUUID()}@example.org`;
  const user = await db.user.create({ data: { name: "Somebody", email, role } });
  const link = await createSignInLink(db, system, { userId: user.id, baseUrl });
  await acceptSignInLink(db, { token: tokenIn(link), name: "Somebody", email, password });
  return { kind: "person", userId: user.id, name: user.name, role };
}

/** Signs in over Better Auth's own handler and gives the headers a browser would then send. */
async function signedIn(userId: string): Promise<Headers> {
  const { email } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const response = await authFor(false).handler(
    new Request(`${baseUrl}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: baseUrl, host: "127.0.0.1:3000" },
      body: JSON.stringify({ email, password }),
    }),
  );
  const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return new Headers({ cookie: cookie.join("; ") });
}

beforeAll(async () => {
  db = connect(databaseUrl());
  const token = tokenIn(await createFirstSignInLink(db, baseUrl));
  await acceptSignInLink(db, { token, name: "First", email: "first@example.org", password });
  const user = await db.user.findUniqueOrThrow({ where: { email: "first@example.org" } });
  first = { kind: "person", userId: user.id, name: user.name, role: user.role };
});
afterAll(() => db.$disconnect());

test("the first administrator's link is given only until an administrator has a password", async () => {
  expect(first.role).toBe("administrator");
  expect(await createFirstSignInLink(db, baseUrl)).toBeNull();
});

test("a link survives being looked at, works once, and of two uses at one time one wins", async () => {
  const email = `${randomUUID()}@example.org`;
  const user = await db.user.create({ data: { name: "Somebody", email } });
  const token = tokenIn(await createSignInLink(db, system, { userId: user.id, baseUrl }));
  expect(await readSignInLink(db, token)).toEqual({ name: "Somebody", email });
  const use = () => acceptSignInLink(db, { token, name: "Somebody", email, password });
  const outcomes = await Promise.allSettled([use(), use()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(use()).rejects.toMatchObject({ code: "not-found" });
  expect(await readSignInLink(db, token)).toBeNull();
});

test("a link is stored as a hash, dies after 24 hours and when a newer one is made", async () => {
  const { userId } = await member("reviewer");
  const old = tokenIn(await createSignInLink(db, system, { userId, baseUrl }));
  const token = tokenIn(await createSignInLink(db, system, { userId, baseUrl }));
  expect(await readSignInLink(db, old)).toBeNull();
  const rows = await db.verification.findMany({ where: { value: { endsWith: userId } } });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
  await db.verification.updateMany({
    where: { value: { endsWith: userId } },
    data: { expiresAt: new Date(Date.now() - 1) },
  });
  const late = acceptSignInLink(db, { token, name: "A", email: `${randomUUID()}@example.org`, password });
  await expect(late).rejects.toMatchObject({ code: "not-found" });
});

test("a link to a taken address is refused by its field and stays usable", async () => {
  const { userId } = await member("reviewer");
  const token = tokenIn(await createSignInLink(db, system, { userId, baseUrl }));
  const taken = acceptSignInLink(db, { token, name: "A", email: "first@example.org", password });
  await expect(taken).rejects.toMatchObject({ fields: [{ field: "email" }] });
  expect(await readSignInLink(db, token)).not.toBeNull();
});

test("disabling ends a person's sessions and tokens at once, and they cannot sign in again", async () => {
  const person = await member("reviewer");
  const cookie = await signedIn(person.userId);
  const { token } = await createApiToken(db, person, { name: "script", days: 1 });
  expect((await callerOf(db, cookie))?.actor).toEqual(expect.objectContaining({ userId: person.userId }));
  await changeUser(db, first, { userId: person.userId, disabled: true });
  expect(await callerOf(db, cookie)).toBeNull();
  expect(await actorOfToken(db, token)).toBeNull();
  expect(await db.session.count({ where: { userId: person.userId } })).toBe(0);
  expect(await callerOf(db, await signedIn(person.userId))).toBeNull();
});

test("a role taken away is gone with the next request of the same session", async () => {
  const person = await member("administrator");
  const cookie = await signedIn(person.userId);
  await changeUser(db, first, { userId: person.userId, role: "viewer" });
  expect((await callerOf(db, cookie))?.actor).toMatchObject({ role: "viewer" });
});

test("an API token works until it is revoked or too old, and only its hash is stored", async () => {
  const person = await member("reviewer");
  const { id, token } = await createApiToken(db, person, { name: "script", days: 1 });
  const bearer = new Headers({ authorization: `Bearer ${token}` });
  expect(await callerOf(db, bearer)).toMatchObject({
    by: "token",
    actor: { kind: "token", role: "reviewer" },
  });
  expect(JSON.stringify(await db.apiToken.findUnique({ where: { id } }))).not.toContain(token);
  await revokeApiToken(db, person, id);
  expect(await callerOf(db, bearer)).toBeNull();

  const old = await createApiToken(db, person, { name: "old", days: 1 });
  await db.apiToken.update({ where: { id: old.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await actorOfToken(db, old.token)).toBeNull();
});

test("somebody else's token cannot be revoked, nor made with a token", async () => {
  const owner = await member("reviewer");
  const { id, token } = await createApiToken(db, owner, { name: "script", days: 1 });
  await expect(revokeApiToken(db, await member("reviewer"), id)).rejects.toMatchObject({ code: "not-found" });
  const program = await actorOfToken(db, token);
  await expect(createApiToken(db, program!, { name: "b", days: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("the last administrator who can sign in can be neither demoted nor disabled, also by two at once", async () => {
  await db.user.updateMany({
    where: { role: "administrator", id: { not: first.userId } },
    data: { role: "viewer" },
  });
  await db.user.create({
    data: { name: "Invited", email: `${randomUUID()}@example.org`, role: "administrator" },
  });
  const { userId } = first;
  await expect(changeUser(db, first, { userId, disabled: true })).rejects.toMatchObject({ code: "conflict" });
  await expect(changeUser(db, first, { userId, role: "viewer" })).rejects.toMatchObject({ code: "conflict" });
  const second = await member("administrator");
  const outcomes = await Promise.allSettled([
    changeUser(db, first, { userId, role: "viewer" }),
    changeUser(db, second, { userId: second.userId, role: "viewer" }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a person changes their password by knowing it, and every other session of theirs ends", async () => {
  const ida = await member("reviewer");
  const [here, elsewhere] = [await signedIn(ida.userId), await signedIn(ida.userId)];
  const next = "another long password";
  await expect(changePassword(db, ida, here, { current: "not their password", next })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await callerOf(db, elsewhere)).not.toBeNull();
  await changePassword(db, ida, here, { current: password, next });
  expect(await callerOf(db, here)).not.toBeNull();
  expect(await callerOf(db, elsewhere)).toBeNull();
  await expect(changePassword(db, ida, here, { current: password, next })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("a person sees where they are signed in and signs out there, and nobody else's sessions", async () => {
  const [ida, otto] = [await member("reviewer"), await member("reviewer")];
  const [here, elsewhere, his] = [
    await signedIn(ida.userId),
    await signedIn(ida.userId),
    await signedIn(otto.userId),
  ];
  const sessions = await ownSessions(db, ida, here);
  expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
  const [ottos] = await ownSessions(db, otto, his);
  await expect(endOwnSessions(db, ida, here, ottos!.id)).rejects.toMatchObject({ code: "not-found" });
  await endOwnSessions(db, ida, here, null);
  expect(await callerOf(db, elsewhere)).toBeNull();
  expect(await callerOf(db, here)).not.toBeNull();
  expect(await callerOf(db, his)).not.toBeNull();
});
