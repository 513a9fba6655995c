import { beforeEach, describe, expect, it, vi } from "vitest";
import { can, type Permission, permissions, type Role, roles } from "@/lib/auth/permissions";
import { database } from "@/lib/db";
import { createPerson } from "@/lib/db/testing/fixtures";
import { createCaller } from "./procedure";
import { appRouter } from "./router";
import { appSources, loadSource } from "./testing/app-sources";
import { asked, Turned } from "./testing/next-outside-a-request";

/**
 * Every page, route, server action and procedure is asked for by every role and by nobody: each lets in exactly those whose role
 * has the permission that it names. Who calls is put in at the one place that finds it out; everything behind it is real.
 */
const caller = vi.hoisted(() => ({ role: null as string | null, userId: "" }));
vi.mock("@/lib/auth/session", () => ({
  callerOf: async () =>
    caller.role && {
      by: "cookie",
      actor: { kind: "person", userId: caller.userId, name: "Walker", role: caller.role },
    },
}));
vi.mock("next/headers", async () => (await import("./testing/next-outside-a-request")).nextHeaders());
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/navigation", async () => (await import("./testing/next-outside-a-request")).nextNavigation());

const everybody: readonly (Role | null)[] = [null, ...roles];
beforeEach(async () => {
  caller.userId = (await createPerson(database())).id;
});

type Outcome = "unauthenticated" | "forbidden" | "let in";
const expected = (role: Role | null, permission: Permission): Outcome => {
  if (!role) return "unauthenticated";
  return can({ kind: "person", userId: "", name: "", role }, permission) ? "let in" : "forbidden";
};

const nowhere = "00000000-0000-7000-8000-000000000000";
const parameters = { id: nowhere, runId: nowhere, problemId: nowhere, versionId: nowhere, position: "1" };

/** Answers for each role, or the calls that were answered otherwise than they should be. */
async function walk(permission: Permission, call: () => Promise<Outcome>): Promise<string[]> {
  const wrong: string[] = [];
  for (const role of everybody) {
    caller.role = role;
    const outcome = await call();
    if (outcome !== expected(role, permission)) wrong.push(`${role ?? "nobody"} is ${outcome}`);
  }
  return wrong;
}

function named(text: string, pattern: RegExp): Permission {
  const found = pattern.exec(text)?.[1] as Permission;
  expect(permissions).toContain(found);
  return found;
}

const pages = appSources.filter(
  ({ path, text }) => /(^|\/)page\.tsx$/.test(path) && text.includes("pageActor("),
);
describe("pages", () => {
  it.each(pages.map(({ path, text }) => [path, text] as const))("%s", async (path, text) => {
    const page = (await loadSource(path)).default as (props: object) => Promise<unknown>;
    const outcome = async (): Promise<Outcome> => {
      try {
        await page({ params: Promise.resolve(parameters), searchParams: Promise.resolve({}) });
        return "let in";
      } catch (error) {
        if (!(error instanceof Turned)) return "let in";
        if (error.message === "sign-in" && caller.role === null) return "unauthenticated";
        return error.message === "forbidden" ? "forbidden" : "let in";
      }
    };
    expect(await walk(named(text, /pageActor\("(\w+)"[,)]/), outcome)).toEqual([]);
  });
});

const verbs = appSources
  .filter(({ path }) => /(^|\/)route\.ts$/.test(path))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE) = route(?:<[^(]*>)?\(\s*"(\w+)"/gm)].map(
      ([, verb, permission]) => [`${verb} ${path}`, path, verb!, permission as Permission] as const,
    ),
  );
describe("routes", () => {
  it.each(verbs)("%s", async (_name, path, verb, permission) => {
    const handler = (await loadSource(path))[verb] as (
      request: Request,
      context: object,
    ) => Promise<Response>;
    const outcome = async (): Promise<Outcome> => {
      const request = new Request("http://ladderboard.test/api", {
        method: verb,
        headers: asked,
        body: verb === "GET" ? undefined : "{}",
      });
      const answer = await handler(request, { params: Promise.resolve(parameters) }).catch(() => null);
      return answer?.status === 401 ? "unauthenticated" : answer?.status === 403 ? "forbidden" : "let in";
    };
    expect(await walk(permission, outcome)).toEqual([]);
  });

  it("are refused where a change comes from another site, or says no origin at all", async () => {
    const changing = verbs.filter(([, , verb]) => verb !== "GET");
    expect(changing.length).toBeGreaterThan(0);
    caller.role = "administrator";
    for (const [, path, verb] of changing)
      for (const origin of ["http://elsewhere.test", "null", null]) {
        const handler = (await loadSource(path))[verb] as (
          request: Request,
          context: object,
        ) => Promise<Response>;
        const headers = new Headers({ host: "ladderboard.test", ...(origin ? { origin } : {}) });
        const request = new Request("http://ladderboard.test/api", { method: verb, headers, body: "{}" });
        expect((await handler(request, { params: Promise.resolve(parameters) })).status).toBe(403);
      }
  });
});

const actions = appSources
  .filter(({ text }) => /^\s*["']use server["']/m.test(text))
  .flatMap(({ path, text }) =>
    [...text.matchAll(/^export const (\w+) = action\(\s*"(\w+)"/gm)].map(
      ([, name, permission]) => [`${name} of ${path}`, path, name!, permission as Permission] as const,
    ),
  );
type Action = (input: unknown) => Promise<{ ok: boolean; errors?: { message: string }[] }>;
describe("server actions", () => {
  const call = async (path: string, name: string): Promise<Outcome> => {
    const action = (await loadSource(path))[name] as Action;
    // An input that no schema takes: who is let in is told so, and nothing is done.
    const answer = await action(Symbol("no input"));
    const message = answer.errors?.map((error) => error.message).join() ?? "";
    if (message.startsWith("Sign in to continue")) return "unauthenticated";
    return /role does not allow/.test(message) ? "forbidden" : "let in";
  };
  it.each(actions)("%s", async (_name, path, name, permission) => {
    expect(await walk(permission, () => call(path, name))).toEqual([]);
  });

  it.each(["http://elsewhere.test", "null", null])("are refused from the origin %s", async (origin) => {
    caller.role = "administrator";
    if (origin) asked.set("origin", origin);
    else asked.delete("origin");
    try {
      const letIn: string[] = [];
      for (const [name, path, exported] of actions) {
        const action = (await loadSource(path))[exported] as Action;
        const { errors } = await action(Symbol("no input"));
        if (!errors?.[0]?.message.startsWith("This request did not come from a page")) letIn.push(name);
      }
      expect(letIn).toEqual([]);
    } finally {
      asked.set("origin", "http://ladderboard.test");
    }
  });
});

const procedures = Object.entries(appRouter._def.procedures) as unknown as [
  string,
  { _def: { meta: { permission: Permission } } },
][];
describe("procedures", () => {
  it.each(procedures.map(([name, { _def }]) => [name, _def.meta.permission] as const))(
    "%s",
    async (name, permission) => {
      const outcome = async (): Promise<Outcome> => {
        const start = createCaller(appRouter)({ db: database(), headers: asked });
        const call = name
          .split(".")
          .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], start);
        try {
          await (call as (input: unknown) => Promise<unknown>)({});
          return "let in";
        } catch (error) {
          const { code } = error as { code?: string };
          return code === "UNAUTHORIZED" ? "unauthenticated" : code === "FORBIDDEN" ? "forbidden" : "let in";
        }
      };
      expect(await walk(permission, outcome)).toEqual([]);
    },
  );
});

it("walks all there is, and what is dangerous asks for what it should", () => {
  expect(pages.length).toBeGreaterThan(25);
  expect(actions.length).toBeGreaterThan(25);
  expect(procedures.length).toBeGreaterThan(10);
  const asks = Object.fromEntries(actions.map(([, , name, permission]) => [name, permission]));
  expect(asks).toMatchObject({ openCheckpointAction: "override", launchAction: "operate" });
  const settings = pages.filter(({ path }) => /settings\/(users|audit)\//.test(path));
  expect(settings.map(({ text }) => named(text, /pageActor\("(\w+)"[,)]/)).sort()).toEqual([
    "audit",
    "users",
  ]);
});
