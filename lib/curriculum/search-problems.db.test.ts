import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createCurriculum, fillShapeTokens, searchProblems } from ".";

let db: Database;
let curriculumId: string;

beforeAll(async () => {
  db = connect(databaseUrl());
  const roots = "x*sin(x)\nsin(3*x)*exp(x)\nsin(x) + x\nx*cos(x)";
  const curriculum = { name: "Shapes", roots };
  curriculumId = (await createCurriculum(db, systemActor("test"), curriculum)).id;
});
afterAll(() => db.$disconnect());

async function found(text: string): Promise<string[]> {
  const { ids } = await searchProblems(db, curriculumId, text);
  const problems = await db.problem.findMany({ where: { id: { in: ids } }, select: { statement: true } });
  return problems.map(({ statement }) => statement).sort();
}

test.each([
  ["sin(_)*_", ["sin(3*x)*exp(x)", "x*sin(x)"]],
  ["\\sin x \\cdot x", ["x*sin(x)"]],
  ["e^x", ["sin(3*x)*exp(x)"]],
  ["X * COS(", ["x*cos(x)"]],
  ["S (", ["x*cos(x)"]],
  ["%", []],
  ["sinh(_)", []],
])("%s finds the problems in which it occurs, and no others", async (text, statements) => {
  expect(await found(text)).toEqual(statements);
});

test("a problem whose tokens nobody has written is found too", async () => {
  await db.$executeRaw`UPDATE problem SET shape_tokens = NULL WHERE statement = 'x*sin(x)'`;
  expect(await found("sin(_)*_")).toEqual(["sin(3*x)*exp(x)", "x*sin(x)"]);
});

test("tokens that are missing are written once, as they would have been", async () => {
  const before = await db.problem.findFirstOrThrow({ where: { statement: "x*cos(x)" } });
  await db.$executeRaw`UPDATE problem SET shape_tokens = NULL`;
  expect(await fillShapeTokens(db, new AbortController().signal)).toBe(4);
  expect(await fillShapeTokens(db, new AbortController().signal)).toBe(0);
  const after = await db.problem.findFirstOrThrow({ where: { statement: "x*cos(x)" } });
  expect(after.shapeTokens).toEqual(before.shapeTokens);
});

test("what is no shape, or stands for everything, is refused in words", async () => {
  await expect(searchProblems(db, curriculumId, "sin(_")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "text", message: expect.stringContaining("character 4") }],
  });
  await expect(searchProblems(db, curriculumId, "_")).rejects.toMatchObject({
    fields: [{ message: expect.stringContaining("every formula") }],
  });
});
