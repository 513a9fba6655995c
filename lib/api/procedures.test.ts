import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { expect, test } from "vitest";
import type { Database } from "@/lib/db";
import { createCaller } from "./procedure";
import { appRouter } from "./router";

const names = Object.keys(appRouter._def.procedures);

test("there are procedures, and each names its permission", () => {
  expect(names.length).toBeGreaterThan(0);
  const procedures = Object.entries(appRouter._def.procedures) as unknown as [
    string,
    { _def: { meta?: object } },
  ][];
  expect(procedures.filter(([, { _def }]) => !_def.meta || !("permission" in _def.meta))).toEqual([]);
});

/** A database that may not be touched: who is unknown is refused before anything is read. */
const untouchable = new Proxy({} as Database, {
  get(_, name) {
    throw new Error(`the database was asked for ${String(name)}`);
  },
});

test.each(names)("%s refuses who is not signed in", async (name) => {
  const caller = createCaller(appRouter)({ db: untouchable, headers: new Headers() });
  const call = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], caller);
  await expect((call as (input: unknown) => Promise<unknown>)({})).rejects.toMatchObject({
    code: "UNAUTHORIZED",
  });
});

test.each([
  ["ja", "続けるにはサインインしてください。"],
  ["en", "Sign in to continue."],
  [null, "Sign in to continue."],
])("an error is in the language that was asked for: %s", async (language, said) => {
  const headers = new Headers(language ? { "accept-language": language } : {});
  const answer = await fetchRequestHandler({
    endpoint: "/api/trpc",
    req: new Request("http://localhost/api/trpc/review.pairs", { headers }),
    router: appRouter,
    createContext: () => ({ db: untouchable, headers }),
  });
  expect(answer.status).toBe(401);
  expect(JSON.stringify(await answer.json())).toContain(said);
});
