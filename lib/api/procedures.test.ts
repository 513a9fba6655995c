import { getTRPCErrorShape } from "@trpc/server";
import { expect, test } from "vitest";
import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { asTrpc, createCaller } from "./procedure";
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

test("errors are said in the language of who asks", () => {
  const cause = new LadderboardError("invalid", { key: "curriculumErrors.noCurriculum" });
  const messageFor = (language: string) => {
    const ctx = { db: untouchable, headers: new Headers({ "accept-language": language }) };
    const error = asTrpc(cause);
    return getTRPCErrorShape({
      config: appRouter._def._config,
      error,
      ctx,
      type: "query",
      path: "x",
      input: {},
    }).message;
  };
  expect(messageFor("en")).toBe("There is no such curriculum.");
  expect(messageFor("ja")).toBe("このカリキュラムはありません。");
});
