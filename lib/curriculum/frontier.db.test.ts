import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createModelVersionRow } from "@/lib/db/testing/fixtures";
import { addVariant, createCurriculum, learningFrontier, problemPath, subtreeLines } from ".";

const actor = systemActor("test");
let db: Database;
let curriculumId: string;
let modelVersionId: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  db = connect(databaseUrl());
  curriculumId = (await createCurriculum(db, actor, { name: "Frontier", roots: "x^3*exp(x)\nx*sin(x)" })).id;
  modelVersionId = (await createModelVersionRow(db)).id;
  const root = await db.problem.findFirstOrThrow({ where: { curriculumId, statement: "x^3*exp(x)" } });
  ids.root = root.id;
  ids.variant = (await addVariant(db, actor, { parentId: root.id, statement: "x^2*exp(x)" })).problemId;
  ids.leaf = (await addVariant(db, actor, { parentId: ids.variant, statement: "exp(x)" })).problemId;
});
afterAll(() => db.$disconnect());

/** Nothing may be trained while the checkpoint is closed. */
const openCheckpoint = (id: string) =>
  db.checkpoint.create({ data: { curriculumId: id, stage: "train", state: "open", reason: "A test." } });

/** A run with its units, as its stage leaves them. */
async function runWith(stage: "verify" | "train", minute: number, units: Record<string, object>) {
  const run = await db.run.create({
    data: { stage, curriculumId, modelVersionId, config: {}, seed: "s", codeVersion: "t" },
  });
  await db.run.update({ where: { id: run.id }, data: { startedAt: new Date(2026, 0, 1, 0, minute) } });
  for (const [key, result] of Object.entries(units))
    await db.runUnit.create({ data: { runId: run.id, key, result } });
  return run.id;
}

test("the frontier tells verify runs and training steps in the order in which they began", async () => {
  await openCheckpoint(curriculumId);
  const groups = (verified: number) => ({
    rollouts: 4,
    groups: [{ problemId: ids.leaf, verified, attempts: 4 }],
  });
  await runWith("train", 2, { "step-000001": groups(1), "step-000002": groups(4), "step-000003": {} });
  await runWith("verify", 1, {
    [ids.leaf!]: { attempts: 8, verified: 0, undecided: 0 },
    [ids.root!]: { attempts: 8, verified: 2, undecided: 1 },
  });
  const brokenOff = await runWith("verify", 3, { [ids.root!]: { attempts: 8, verified: 8, undecided: 0 } });
  await db.run.update({ where: { id: brokenOff }, data: { status: "cancelled" } });
  const { problemIds, frames } = await learningFrontier(db, curriculumId);
  const told = frames.map(({ stage, steps, problems, verified, attempts }) => ({
    stage,
    steps,
    rates: Object.fromEntries(
      problems.map((problem, index) => [problemIds[problem], `${verified[index]}/${attempts[index]}`]),
    ),
  }));
  expect(told).toEqual([
    { stage: "verify", steps: null, rates: { [ids.leaf!]: "0/8", [ids.root!]: "2/8" } },
    { stage: "train", steps: { from: 1, to: 1 }, rates: { [ids.leaf!]: "1/4" } },
    { stage: "train", steps: { from: 2, to: 2 }, rates: { [ids.leaf!]: "4/4" } },
  ]);
});

test("a long training is told some steps at a time, the last rate of each problem", async () => {
  const { id } = await createCurriculum(db, actor, { name: "Long", roots: "x" });
  await openCheckpoint(id);
  const run = await db.run.create({
    data: { stage: "train", curriculumId: id, modelVersionId, config: {}, seed: "s", codeVersion: "t" },
  });
  await db.run.update({ where: { id: run.id }, data: { startedAt: new Date() } });
  await db.runUnit.createMany({
    data: Array.from({ length: 150 }, (_, step) => ({
      runId: run.id,
      key: `step-${String(step + 1).padStart(6, "0")}`,
      result: { groups: [{ problemId: "p", verified: step, attempts: 200 }] },
    })),
  });
  const { frames } = await learningFrontier(db, id);
  expect(frames.length).toBeLessThanOrEqual(60);
  expect(frames[0]).toMatchObject({ steps: { from: 1, to: 3 }, verified: [2] });
  expect(frames.at(-1)).toMatchObject({ steps: { from: 148, to: 150 }, verified: [149] });
});

test("the way from the root says what each step changed", async () => {
  const { above, steps } = await problemPath(db, ids.leaf!);
  expect(above).toBe(0);
  expect(steps.map(({ statement, level }) => [statement, level])).toEqual([
    ["x^3*exp(x)", 0],
    ["x^2*exp(x)", 1],
    ["exp(x)", 2],
  ]);
  expect(steps.map(({ difference }) => difference?.after)).toEqual([
    undefined,
    "x^{\\boxed{2}} e^{x}",
    "\\boxed{e^{x}}",
  ]);
  await expect(problemPath(db, "gone")).rejects.toMatchObject({ code: "not-found" });
});

test("the lines of a subtree are its problems and no others; without a top they are all", async () => {
  const linesOf = async (top: string | null) => {
    const statements: string[] = [];
    for await (const { statement } of subtreeLines(db, curriculumId, top)) statements.push(statement);
    return statements.sort();
  };
  expect(await linesOf(ids.variant!)).toEqual(["exp(x)", "x^2*exp(x)"]);
  expect(await linesOf(null)).toEqual(["exp(x)", "x*sin(x)", "x^2*exp(x)", "x^3*exp(x)"]);
  const other = await createCurriculum(db, actor, { name: "Other", roots: "x" });
  const foreign = [];
  for await (const problem of subtreeLines(db, other.id, ids.variant!)) foreign.push(problem);
  expect(foreign).toEqual([]);
});
