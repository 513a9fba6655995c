import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createRunToken } from "@/lib/auth/run-tokens";
import { database } from "@/lib/db";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { generateResult, launchRun, textOfEvent } from "@/lib/runs";
import { followRayRuns } from "@/lib/runs/ray/follow-runs";
import { llmCurriculum, trivialRoots } from "@/lib/runs/ray/testing/llm-curriculum";
import { ScriptedRay } from "@/lib/runs/ray/testing/scripted-ray";
import { contractServer } from "./testing/contract-server";

process.env.LADDERBOARD_SECRET ??= "a secret of at least thirty-two characters";
const db = database();
let ray: ScriptedRay;
let server: Awaited<ReturnType<typeof contractServer>>;
let made: Awaited<ReturnType<typeof llmCurriculum>>;

beforeAll(async () => {
  ray = await ScriptedRay.start();
  server = await contractServer();
  made = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, server.url);
});
afterAll(() => Promise.all([ray.close(), server.close()]));

async function launched(config: object) {
  const { id } = await launchRun(db, systemActor("test"), {
    stage: "generate",
    ...made,
    config: { gpus: 0, ...config },
  });
  await followRayRuns(db, "worker");
  const token = await createRunToken(db, id, 1);
  const call = async (path: string, body?: unknown) => {
    const reply = await fetch(`${server.url}/api/trainer/runs/${id}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return { status: reply.status, json: await reply.json() };
  };
  await call("/heartbeat", { step: 0 });
  return { id, call };
}

type Parent = {
  parentId: string;
  statement: string;
  prompts: { temperature: number; messages: { content: string }[] }[];
};
const reply = (...problems: string[]) =>
  JSON.stringify({ variants: problems.map((problem) => ({ problem })) });

it("the policy's own variants are asked for level by level, read, compared and counted once", async () => {
  const { id, call } = await launched({ depth: 2, variantsPerProblem: 2 });
  const first: Parent[] = (await call("/parents")).json.parents;
  expect(first.map(({ statement }) => statement).sort()).toEqual([...trivialRoots].sort());
  const [parent] = first;
  expect(parent!.prompts[0]!.messages[1]!.content).toContain(parent!.statement);
  expect(parent!.prompts[0]!.temperature).toBeGreaterThan(0);

  const body = { parentId: parent!.parentId, replies: [`Sure! ${reply("x*exp(x)", "x + (")}`] };
  const sent = await Promise.all([call("/variants", body), call("/variants", body)]);
  expect(sent.map(({ json }) => json.repeated).sort()).toEqual([false, true]);
  expect((await call("/variants", body)).json.repeated).toBe(true);
  expect(await generateResult(db, id)).toMatchObject({ written: 1, unreadable: 1 });
  const child = await db.problem.findFirstOrThrow({ where: { generatedByRunId: id } });
  expect(child).toMatchObject({ parentId: parent!.parentId, level: 1, modelVersionId: made.modelVersionId });

  // A variant that is there already is a duplicate, whoever's it is.
  for (const { parentId } of first.slice(1))
    await call("/variants", { parentId, replies: [reply("x*exp(x)")] });
  expect(await generateResult(db, id)).toMatchObject({ written: 1, duplicates: first.length - 1 });

  const second: Parent[] = (await call("/parents")).json.parents;
  expect(second.map(({ parentId }) => parentId)).toEqual([child.id]);
  await call("/variants", { parentId: child.id, replies: [reply("exp(x)")] });
  expect((await call("/parents")).json.parents).toEqual([]);
  ray.jobs.get(`ladderboard-${id}`)!.status = "SUCCEEDED";
  await followRayRuns(db, "worker");
  const run = await db.run.findUniqueOrThrow({ where: { id } });
  expect([run.status, run.unitsDone, run.unitsTotal]).toEqual(["succeeded", 11, 11]);
  const last = await db.runEvent.findFirstOrThrow({ where: { runId: run.id }, orderBy: { id: "desc" } });
  expect(inJapanese(textOfEvent(last))).toMatch(/^変形問題\d+問を生成しました。$/);
});

it("replies to other problems, too few of them, or of another kind of run are refused", async () => {
  const { id, call } = await launched({ depth: 1, variantsPerProblem: 1 });
  const other = await llmCurriculum(db, { address: ray.address, token: "ray-token" }, server.url);
  const foreign = await db.problem.findFirstOrThrow({ where: { curriculumId: other.curriculumId } });
  const [parent]: Parent[] = (await call("/parents")).json.parents;
  expect(await call("/variants", { parentId: foreign.id, replies: ["x"] })).toMatchObject({
    status: 400,
    json: { error: { fields: [{ field: "parentId" }] } },
  });
  expect(await call("/variants", { parentId: parent!.parentId, replies: ["x", "x"] })).toMatchObject({
    status: 400,
    json: { error: { fields: [{ field: "replies" }] } },
  });
  expect(await db.runUnit.count({ where: { runId: id } })).toBe(0);
});
