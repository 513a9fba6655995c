import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database, databaseUrl } from ".";
import { createCurriculumRow, createProblemRow } from "./testing/fixtures";

let db: Database;
let curriculumId: string;

beforeAll(() => {
  db = connect(databaseUrl());
});
afterAll(() => db.$disconnect());
beforeEach(async () => {
  curriculumId = (await createCurriculumRow(db)).id;
});

const add = (parentId: string | null = null) => createProblemRow(db, curriculumId, parentId);
const move = (id: string, parentId: string | null) =>
  db.problem.update({ where: { id }, data: { parentId } });
const levelOf = async (id: string) => (await db.problem.findUniqueOrThrow({ where: { id } })).level;

async function chain(length: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < length; index += 1) ids.push((await add(ids.at(-1) ?? null)).id);
  return ids;
}

describe("levels", () => {
  test("come from the parent, whatever a writer claims", async () => {
    const root = await add();
    const variant = await add(root.id);
    expect([root.level, variant.level]).toEqual([0, 1]);
    await db.problem.update({ where: { id: variant.id }, data: { level: 7 } });
    expect(await levelOf(variant.id)).toBe(1);
  });

  test("are right for a parent and its child written by one statement", async () => {
    const row = (id: string, parentId: string | null) => ({
      ...{ id, parentId, curriculumId, statement: "x", latex: "x", canonical: id, canonicalHash: id },
    });
    await db.problem.createMany({
      data: [row("a-root", null), row("a-child", "a-root"), row("a-leaf", "a-child")],
    });
    expect(await levelOf("a-leaf")).toBe(2);
  });

  test("of all descendants follow a move", async () => {
    const [, second, third, fourth] = await chain(4);
    await move(second ?? "", null);
    expect(await Promise.all([second, third, fourth].map((id) => levelOf(id ?? "")))).toEqual([0, 1, 2]);
  });
});

describe("a tree", () => {
  test("takes no problem under itself or under its own descendant", async () => {
    const [top = "", , bottom = ""] = await chain(3);
    await expect(move(top, top)).rejects.toThrow(/its own ancestor/);
    await expect(move(top, bottom)).rejects.toThrow(/its own ancestor/);
    expect(await levelOf(bottom)).toBe(2);
  });

  test("refuses two moves that make a cycle only together", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [one, other] = await Promise.all([add(), add()]);
      const results = await Promise.allSettled([move(one.id, other.id), move(other.id, one.id)]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });

  test("gives a variant the right level while its parent is being moved", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [root, parent] = await Promise.all([add(), add()]);
      const [, variant] = await Promise.all([move(parent.id, root.id), add(parent.id)]);
      expect(await levelOf(variant.id)).toBe(2);
    }
  });

  test("stays within its curriculum", async () => {
    const other = await createCurriculumRow(db);
    const root = await add();
    await expect(createProblemRow(db, other.id, root.id)).rejects.toThrow(/different curricula/);
    const leave = db.problem.update({ where: { id: root.id }, data: { curriculumId: other.id } });
    await expect(leave).rejects.toThrow(/cannot leave/);
  });

  test("has no two problems with the same canonical form", async () => {
    const root = await add();
    const copy = { ...root, id: "copy", provenance: {} };
    await expect(db.problem.create({ data: copy })).rejects.toThrow(/Unique constraint/);
  });
});

test("counts of attempts are never negative and add up", async () => {
  const { id } = await add();
  const count = (data: object) => db.problem.update({ where: { id }, data });
  await expect(count({ attemptCount: -1 })).rejects.toThrow(/problem_counts_add_up/);
  await expect(count({ attemptCount: 2, verifiedCount: 2, undecidedCount: 1 })).rejects.toThrow(
    /counts_add_up/,
  );
  await count({ attemptCount: 3, verifiedCount: 2, undecidedCount: 1 });
});
