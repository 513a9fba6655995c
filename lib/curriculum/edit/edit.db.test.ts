import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createPerson, createRunRow } from "@/lib/db/testing/fixtures";
import { domainById } from "@/lib/domains/registry";
import { canonicalHash } from "../canonical-hash";
import { createCurriculum } from "../create-curriculum";
import { addVariant, correctFormula, deleteSubtree, moveSubtree, undoEdit } from ".";

const actor = systemActor("test");
let db: Database;
let curriculumId: string;
let [sine, exponential] = ["", ""];
let number = 0;

beforeAll(() => {
  db = connect(databaseUrl());
});
afterAll(() => db.$disconnect());
beforeEach(async () => {
  number += 1;
  const roots = "x*sin(x)\nx*exp(x)";
  curriculumId = (await createCurriculum(db, actor, { name: `Edits ${number}`, roots })).id;
  sine = await idOf("x*sin(x)");
  exponential = await idOf("x*exp(x)");
});

const idOf = async (statement: string) =>
  (await db.problem.findFirstOrThrow({ where: { curriculumId, statement }, select: { id: true } })).id;

/** Everything that an edit may change, in an order of its own. */
const everything = async () => ({
  problems: await db.problem.findMany({ where: { curriculumId }, orderBy: { id: "asc" } }),
  attempts: await db.attempt.findMany({ where: { problem: { curriculumId } }, orderBy: { id: "asc" } }),
  reviews: await db.review.findMany({ where: { problem: { curriculumId } }, orderBy: { id: "asc" } }),
});

/** An attempt and a review of a problem, with the counts that go with them. */
async function measure(problemId: string) {
  const run = await createRunRow(db, curriculumId);
  const { id: reviewerId } = await createPerson(db);
  await db.attempt.create({
    data: {
      runId: run.id,
      problemId,
      modelVersionId: run.modelVersionId,
      sample: 0,
      answer: "x",
      verdict: "verified",
      explanation: "",
      evidence: { at: 1.5 },
    },
  });
  await db.review.create({ data: { problemId, reviewerId, decision: "approve" } });
  await db.problem.update({
    where: { id: problemId },
    data: { attemptCount: 1, verifiedCount: 1, verdict: "verified", reviewState: "approved" },
  });
}

const actionsOf = async (problemId: string) =>
  (await db.auditEntry.findMany({ where: { subject: `problem:${problemId}` }, orderBy: { id: "asc" } })).map(
    ({ action }) => action,
  );

describe("each edit is audited and undone without a trace", () => {
  test("adding a variant", async () => {
    const before = await everything();
    const { problemId, editId } = await addVariant(db, actor, { parentId: sine, statement: "\\sin x" });
    const added = await db.problem.findUniqueOrThrow({ where: { id: problemId } });
    expect(added).toMatchObject({ parentId: sine, level: 1, statement: "sin(x)", reviewState: "pending" });
    await undoEdit(db, actor, { editId });
    await undoEdit(db, actor, { editId });
    expect(await everything()).toEqual(before);
    expect(await actionsOf(problemId)).toEqual(["problem.added", "problem.edit-undone"]);
  });

  test("correcting a formula, whose attempts and reviews no longer count", async () => {
    await measure(sine);
    const before = await everything();
    const { editId } = await correctFormula(db, actor, { problemId: sine, statement: "x^2*sin(x)" });
    expect(await db.problem.findUnique({ where: { id: sine } })).toMatchObject({
      statement: "x^2*sin(x)",
      attemptCount: 0,
      verdict: null,
      reviewState: "pending",
    });
    expect((await everything()).attempts).toEqual([]);
    await undoEdit(db, actor, { editId });
    expect(await everything()).toEqual(before);
    expect(await actionsOf(sine)).toEqual(["problem.corrected", "problem.edit-undone"]);
  });

  test("moving a subtree", async () => {
    const { problemId: child } = await addVariant(db, actor, { parentId: sine, statement: "sin(x)" });
    const before = await everything();
    const { editId } = await moveSubtree(db, actor, { problemId: sine, parentId: exponential });
    expect(await db.problem.findUnique({ where: { id: child } })).toMatchObject({
      level: 2,
      rootId: exponential,
    });
    await undoEdit(db, actor, { editId });
    expect(await everything()).toEqual(before);
  });

  test("deleting a subtree with all that hangs on it", async () => {
    const { problemId: child } = await addVariant(db, actor, { parentId: sine, statement: "sin(x)" });
    await addVariant(db, actor, { parentId: child, statement: "cos(x)" });
    await measure(child);
    const before = await everything();
    const { deleted, editId } = await deleteSubtree(db, actor, { problemId: sine });
    expect(deleted).toBe(3);
    expect((await everything()).problems.map(({ id }) => id)).toEqual([exponential]);
    await undoEdit(db, actor, { editId });
    expect(await everything()).toEqual(before);
  });
});

describe("an edit is refused in words", () => {
  test("where the formula cannot be read, is there already, or belongs to a benchmark", async () => {
    const add = (statement: string) => addVariant(db, actor, { parentId: sine, statement });
    await expect(add("x*(sin(")).rejects.toMatchObject({ code: "invalid", fields: [{ field: "statement" }] });
    await expect(add("exp(x)*x")).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining("has this problem already") }],
    });
    await db.benchmark.create({
      data: {
        name: `Held out ${number}`,
        domain: "integration",
        problems: {
          create: {
            position: 0,
            technique: "t",
            source: "s",
            ...heldOut("tan(x)^9"),
          },
        },
      },
    });
    await expect(add("tan(x)^9")).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining("benchmark") }],
    });
  });

  test("where it would make a circle or leave the curriculum", async () => {
    const { problemId: child } = await addVariant(db, actor, { parentId: sine, statement: "sin(x)" });
    const move = (parentId: string) => moveSubtree(db, actor, { problemId: sine, parentId });
    await expect(move(child)).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining("itself") }],
    });
    await expect(move(sine)).rejects.toMatchObject({ code: "invalid" });
    const other = await createCurriculum(db, actor, { name: `Other ${number}`, roots: "tan(x)" });
    const foreign = await db.problem.findFirstOrThrow({ where: { curriculumId: other.id } });
    await expect(move(foreign.id)).rejects.toMatchObject({ code: "invalid" });
  });

  test("where a training run's snapshot uses it, for the whole subtree", async () => {
    const { problemId: child } = await addVariant(db, actor, { parentId: sine, statement: "sin(x)" });
    await db.snapshot.create({
      data: {
        curriculumId,
        contentHash: "h",
        problems: { create: { position: 0, problemId: child, statement: "sin(x)", level: 1 } },
      },
    });
    await expect(deleteSubtree(db, actor, { problemId: sine })).rejects.toMatchObject({ code: "conflict" });
    const correct = correctFormula(db, actor, { problemId: child, statement: "cos(x)" });
    await expect(correct).rejects.toMatchObject({ code: "conflict" });
    expect(await db.snapshotProblem.count({ where: { problemId: child } })).toBe(1);
  });

  test("where what it would be undone to is gone", async () => {
    const { problemId, editId } = await addVariant(db, actor, { parentId: sine, statement: "sin(x)" });
    await addVariant(db, actor, { parentId: problemId, statement: "cos(x)" });
    await expect(undoEdit(db, actor, { editId })).rejects.toMatchObject({ code: "conflict" });
    const inner = await deleteSubtree(db, actor, { problemId });
    await deleteSubtree(db, actor, { problemId: sine });
    await expect(undoEdit(db, actor, { editId: inner.editId })).rejects.toMatchObject({ code: "conflict" });
    await expect(correctFormula(db, actor, { problemId: sine, statement: "x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

/** The columns of a benchmark problem, as the domain reads it. */
function heldOut(statement: string) {
  const read = domainById("integration")!.readProblem(statement);
  if (!read.ok) throw new Error(read.error.message);
  const { latex, canonical } = read.value;
  return { statement: read.value.statement, latex, canonical, canonicalHash: canonicalHash(canonical) };
}
