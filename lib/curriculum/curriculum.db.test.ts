import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { integrationDomain } from "@/lib/domains/integration";
import { seedBundled } from "@/prisma/seed";
import { createCurriculum, wilsonInterval } from ".";

const actor = systemActor("test");
const db = database();

describe("making a curriculum", () => {
  it("reads roots in any notation, one a line, and stores them in one", async () => {
    const { id } = await createCurriculum(db, actor, {
      name: "Notations",
      roots: "x^2\n\n\\frac{1}{x}\n∫ x sin x dx\n",
    });
    const problems = await db.problem.findMany({ where: { curriculumId: id }, orderBy: { id: "asc" } });
    expect(problems.map(({ statement }) => statement).sort()).toEqual(["1/x", "x*sin(x)", "x^2"]);
    expect(problems.every(({ level, parentId }) => level === 0 && parentId === null)).toBe(true);
  });

  it("names every bad line and writes nothing", async () => {
    const roots = "x^2\nx +\nx*x\nsin(";
    const made = createCurriculum(db, actor, { name: "Broken", roots });
    await expect(made).rejects.toMatchObject({
      code: "invalid",
      fields: [
        { message: expect.stringMatching(/^Line 2: /) },
        { message: "Line 3: the same problem as line 1" },
        { message: expect.stringMatching(/^Line 4: /) },
      ],
    });
    expect(await db.curriculum.count({ where: { name: "Broken" } })).toBe(0);
  });

  it("refuses a name that is taken, an empty one, and a policy that contradicts itself", async () => {
    await createCurriculum(db, actor, { name: "Taken", roots: "x" });
    await expect(createCurriculum(db, actor, { name: "Taken", roots: "x" })).rejects.toMatchObject({
      fields: [{ field: "name" }],
    });
    await expect(createCurriculum(db, actor, { name: " ", roots: "x" })).rejects.toMatchObject({
      fields: [{ field: "name" }],
    });
    const checkpointPolicy = { minimumSolveRate: 0.9, maximumSolveRate: 0.1 };
    await expect(
      createCurriculum(db, actor, { name: "Odd", roots: "x", checkpointPolicy }),
    ).rejects.toMatchObject({ fields: [{ field: "checkpointPolicy.minimumSolveRate" }] });
  });

  it("takes no problem that a benchmark holds out", async () => {
    await seedBundled(db);
    const heldOut = integrationDomain.problemSets.benchmark[0]!.statement;
    const made = createCurriculum(db, actor, { name: "Leaky", roots: `x^7\n${heldOut}` });
    await expect(made).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining("never trained on") }],
    });
  });
});

describe("the interval of a solve rate", () => {
  it("matches Wilson's for known counts, and is everything without attempts", () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    const { low, high } = wilsonInterval(5, 10);
    expect(low).toBeCloseTo(0.2366, 4);
    expect(high).toBeCloseTo(0.7634, 4);
    expect(wilsonInterval(0, 8).low).toBe(0);
    expect(wilsonInterval(8, 8).high).toBe(1);
  });
});
