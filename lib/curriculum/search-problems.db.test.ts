import { afterAll, beforeAll, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createCurriculum, searchByShape } from ".";

let db: Database;
let curriculumId: string;

beforeAll(async () => {
  db = connect(databaseUrl());
  const roots = "x*sin(x)\nsin(3*x)*exp(x)\nsin(x) + x\nx*cos(x)";
  const curriculum = { name: "Shapes", roots };
  curriculumId = (await createCurriculum(db, systemActor("test"), curriculum)).id;
});
afterAll(() => db.$disconnect());

test("a shape finds the problems that it occurs in, and no others", async () => {
  const { ids, searched, complete } = await searchByShape(db, curriculumId, "sin(_)*_");
  const found = await db.problem.findMany({ where: { id: { in: ids } }, select: { statement: true } });
  expect(found.map(({ statement }) => statement).sort()).toEqual(["sin(3*x)*exp(x)", "x*sin(x)"]);
  expect([searched, complete]).toEqual([4, true]);
});

test("what is no shape is refused, naming the place", async () => {
  await expect(searchByShape(db, curriculumId, "sin(_")).rejects.toMatchObject({
    code: "invalid",
    fields: [{ field: "shape", message: expect.stringContaining("character 4") }],
  });
});
