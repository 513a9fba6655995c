import { beforeAll, describe, expect, it, vi } from "vitest";
import { curriculaOverview, listCurricula } from "@/lib/curriculum";
import { addMember, changeAccess, removeMember } from "@/lib/curriculum/members";
import { database } from "@/lib/db";
import { createCurriculumRow, createPerson, createProblemRow, createRunRow } from "@/lib/db/testing/fixtures";
import { handOut, openFlags, raiseFlag } from "@/lib/review";
import { listRuns } from "@/lib/runs";
import { createCaller } from "./procedure";
import { appRouter } from "./router";
import { appSources, loadSource } from "./testing/app-sources";
import { asked } from "./testing/next-outside-a-request";

/**
 * A curriculum that is open to its members alone, and an operator who is none: asked for by everything that it holds, at every page,
 * route, server action and procedure. Who calls is put in at the one place that finds it out; everything behind it is real.
 */
const caller = vi.hoisted(() => ({ userId: "", role: "operator" }));
vi.mock("@/lib/auth/session", () => ({
  callerOf: async () => ({ by: "cookie", actor: { kind: "person", name: "Walker", ...caller } }),
}));
vi.mock("next/headers", async () => (await import("./testing/next-outside-a-request")).nextHeaders());
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
vi.mock("next/navigation", async () => (await import("./testing/next-outside-a-request")).nextNavigation());

const db = database();
const person = (id: string) => ({ kind: "person", userId: id, name: "Somebody", role: "operator" }) as const;
let inside: ReturnType<typeof person>;
let outside: ReturnType<typeof person>;
/** What belongs to the closed curriculum, by the keys under which it is named. */
let ids: Record<string, string>;

beforeAll(async () => {
  const { id: curriculumId } = await createCurriculumRow(db);
  const { id: problemId } = await createProblemRow(db, curriculumId);
  const run = await createRunRow(db, curriculumId);
  const attempt = await db.attempt.create({
    data: {
      runId: run.id,
      problemId,
      modelVersionId: run.modelVersionId,
      sample: 0,
      verdict: "verified",
      explanation: "",
    },
  });
  inside = person((await createPerson(db, { role: "operator" })).id);
  outside = person((await createPerson(db, { role: "operator" })).id);
  await raiseFlag(db, inside, { problemId, note: "?" });
  await changeAccess(db, inside, { curriculumId, access: "members" });
  ids = {
    curriculumId,
    problemId,
    parentId: problemId,
    leftId: problemId,
    runId: run.id,
    attemptId: attempt.id,
  };
});

async function asWhom<Answer>(who: { userId: string }, work: () => Promise<Answer>): Promise<Answer> {
  caller.userId = who.userId;
  return work();
}

describe("pages", () => {
  const named = /\/(curricula\/\[id\]|runs\/\[id\]|runs\/new|runs\/compare|review\/\w+)\/(.*\/)?page\.tsx$/;
  const pages = appSources.filter(({ path }) => named.test(path) || /\/runs\/page\.tsx$/.test(path));
  it.each(pages.map(({ path }) => path))("%s", async (path) => {
    const page = (await loadSource(path)).default as (props: object) => Promise<unknown>;
    const { curriculumId, runId, problemId } = ids;
    const id = path.includes("/runs/[id]") ? runId : curriculumId;
    const search = { curriculum: curriculumId, first: runId, second: runId, like: runId };
    const props = { params: Promise.resolve({ id, problemId }), searchParams: Promise.resolve(search) };
    const outcome = () =>
      page(props).then(
        () => "let in",
        (error: Error) => error.message,
      );
    expect(await asWhom(outside, outcome)).toBe("forbidden");
    expect(await asWhom(inside, outcome)).not.toBe("forbidden");
  });
  it("are all there", () => expect(pages.length).toBeGreaterThan(15));
});

describe("routes", () => {
  const routes = appSources
    .filter(
      ({ path }) => /\/\[(curriculumId|runId)\]\/\w+\/route\.ts$/.test(path) && !path.includes("trainer"),
    )
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export const (GET|POST) = route/gm)].map(([, verb]) => [path, verb!] as const),
    );
  it.each(routes)("%s %s", async (path, verb) => {
    const handler = (await loadSource(path))[verb] as (
      request: Request,
      context: object,
    ) => Promise<Response>;
    const status = async () => {
      const body = verb === "GET" ? undefined : "{}";
      const request = new Request("http://ladderboard.test/api?format=jsonl", {
        method: verb,
        headers: asked,
        body,
      });
      const answer = await handler(request, { params: Promise.resolve(ids) }).catch(() => null);
      await answer?.body?.cancel();
      return answer?.status;
    };
    expect(await asWhom(outside, status)).toBe(403);
    expect(await asWhom(inside, status)).not.toBe(403);
  });
  it("are all there", () => expect(routes.length).toBeGreaterThan(5));
});

describe("server actions and procedures", () => {
  const actions = appSources
    .filter(({ text }) => /^\s*["']use server["']/m.test(text))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^export const (\w+) = action\(\s*"(read|review|operate)"/gm)].map(
        ([, name]) => [name!, path] as const,
      ),
    );
  type Action = (input: unknown) => Promise<{ errors?: { message: string }[] }>;
  it.each(actions)("%s of %s", async (name, path) => {
    const action = (await loadSource(path))[name] as Action;
    for (const [key, id] of Object.entries(ids)) {
      // Deep inside, in a list and with a space: wherever a schema would still find it.
      const answer = () => action({ more: [{ [key]: [` ${id}`] }] });
      expect((await asWhom(outside, answer)).errors?.[0]?.message).toMatch(/open to its members alone/);
      expect((await asWhom(inside, answer)).errors?.[0]?.message ?? "").not.toMatch(/members alone/);
    }
  });

  const names = Object.keys(appRouter._def.procedures).filter(
    (name) => !/^(audit|users|tokens)\./.test(name),
  );
  it.each(names)("%s", async (name) => {
    const start = createCaller(appRouter)({ db, headers: asked });
    const call = name.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], start);
    for (const [key, id] of Object.entries(ids)) {
      const code = () =>
        (call as (input: unknown) => Promise<unknown>)({ [key]: id }).then(
          () => "let in",
          (error) => error.code,
        );
      expect(await asWhom(outside, code)).toBe("FORBIDDEN");
      expect(await asWhom(inside, code)).not.toBe("FORBIDDEN");
    }
  });
});

describe("lists", () => {
  const seen = async (who: typeof inside) => ({
    curricula: (await listCurricula(db, who)).map(({ id }) => id),
    overview: (await curriculaOverview(db, who, { limit: 100 })).curricula.map(({ id }) => id),
    runs: (await listRuns(db, who, { limit: 100 })).runs.map(({ curriculumId }) => curriculumId),
    flags: (await openFlags(db, who)).map(({ curriculum }) => curriculum.id),
    queue: (await handOut(db, who, { wanted: 50 })).items.map(({ curriculumId }) => curriculumId),
  });

  it("hold a closed curriculum for its members, for administrators and for auditors", async () => {
    for (const who of [inside, { ...outside, role: "administrator" as const }]) {
      await createProblemRow(db, ids.curriculumId!);
      for (const [list, found] of Object.entries(await seen(who as typeof inside)))
        expect([list, found]).toEqual([list, expect.arrayContaining([ids.curriculumId])]);
    }
    const auditor = { ...outside, role: "auditor" as const };
    expect((await listCurricula(db, auditor)).map(({ id }) => id)).toContain(ids.curriculumId);
  });

  it("do not hold it for anybody else, until they are members and when they are no more", async () => {
    const member = { curriculumId: ids.curriculumId!, userId: outside.userId };
    for (const found of Object.values(await seen(outside))) expect(found).not.toContain(ids.curriculumId);
    await addMember(db, inside, member);
    await addMember(db, inside, member);
    expect((await seen(outside)).curricula).toContain(ids.curriculumId);
    await removeMember(db, inside, member);
    expect((await seen(outside)).curricula).not.toContain(ids.curriculumId);
    const written = await db.auditEntry.findMany({
      where: { subject: `curriculum:${ids.curriculumId}` },
      orderBy: { id: "asc" },
    });
    expect(written.map(({ action }) => action)).toEqual([
      "curriculum.access-changed",
      "curriculum.member-added",
      "curriculum.member-added",
      "curriculum.member-removed",
    ]);
  });
});
