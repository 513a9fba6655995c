import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createCurriculumRow, createProblemRow, createRunRow } from "@/lib/db/testing/fixtures";
import { problemFormulas, treeChanges, treeSkeleton } from ".";

let db: Database;
let curriculumId: string;
beforeAll(() => {
  db = connect(databaseUrl());
});
afterAll(() => db.$disconnect());

/** The columns of the packed tree as rows, read as their description says. */
async function unpacked() {
  const bytes = await treeSkeleton(db, curriculumId);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const headerLength = view.getUint32(0, true);
  const header = JSON.parse(Buffer.from(bytes.subarray(4, 4 + headerLength)).toString());
  let at = 4 + headerLength;
  const columns = new Map<string, number>();
  for (const name of header.columns) {
    columns.set(name, at);
    at += header.count * (name === "id" ? 16 : name === "state" ? 1 : 4);
  }
  expect(at).toBe(bytes.length);
  const word = (name: string, row: number) => view.getInt32(columns.get(name)! + row * 4, true);
  const id = (row: number) =>
    Buffer.from(bytes.subarray(columns.get("id")! + row * 16, columns.get("id")! + row * 16 + 16)).toString(
      "hex",
    );
  const rows = Array.from({ length: header.count as number }, (_, row) => ({
    id: id(row),
    parent: word("parent", row) < 0 ? null : id(word("parent", row)),
    attempts: word("attemptCount", row),
    verified: word("verifiedCount", row),
    state: view.getUint8(columns.get("state")! + row),
    transformations: header.transformations[word("transformations", row)] ?? [],
    model: header.models[word("models", row)] ?? null,
    run: header.runs[word("runs", row)] ?? null,
  }));
  return { header, rows };
}
const plain = (id: string) => id.replaceAll("-", "");

test("a packed tree says of every problem what its row does", async () => {
  curriculumId = (await createCurriculumRow(db)).id;
  expect((await unpacked()).rows).toEqual([]);
  const run = await createRunRow(db, curriculumId);
  const root = await createProblemRow(db, curriculumId);
  const variant = await createProblemRow(db, curriculumId, root.id);
  await db.problem.update({
    where: { id: variant.id },
    data: {
      attemptCount: 8,
      verifiedCount: 3,
      verdict: "verified",
      reviewState: "conflict",
      transformations: ["lower-power", "drop-factor"],
      generatedByRunId: run.id,
      modelVersionId: run.modelVersionId,
    },
  });
  const { rows } = await unpacked();
  const name = await db.modelVersion.findUniqueOrThrow({
    where: { id: run.modelVersionId },
    select: { model: { select: { name: true } } },
  });
  const none = { attempts: 0, verified: 0, transformations: [], model: null, run: null };
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual({ id: plain(root.id), parent: null, state: 3, ...none });
  expect(rows).toContainEqual({
    id: plain(variant.id),
    parent: plain(root.id),
    state: 0 + 4 * 3,
    attempts: 8,
    verified: 3,
    transformations: ["lower-power", "drop-factor"],
    model: `${name.model.name} v1`,
    run: run.id,
  });
});

test("changes are what was written since, whether it was committed before or after the tree was read", async () => {
  curriculumId = (await createCurriculumRow(db)).id;
  const early = await createProblemRow(db, curriculumId);
  let since = "";
  await db.$transaction(async (tx) => {
    // Begun before the tree is read, committed after it.
    await tx.problem.update({ where: { id: early.id }, data: { reviewState: "approved" } });
    since = (await unpacked()).header.since;
  });
  const first = await treeChanges(db, curriculumId, since);
  expect(first).toMatchObject({ total: 1, problems: [{ id: early.id, reviewState: "approved" }] });
  // It may come twice while anybody's transaction is open, in a neighbouring database too.
  let known = first;
  await vi.waitFor(async () => {
    known = await treeChanges(db, curriculumId, known.since);
    expect(known.problems).toEqual([]);
  });

  const late = await createProblemRow(db, curriculumId, early.id);
  known = await treeChanges(db, curriculumId, known.since);
  expect(known.problems).toContainEqual(expect.objectContaining({ id: late.id, parentId: early.id }));
  await db.problem.delete({ where: { id: late.id } });
  known = await treeChanges(db, curriculumId, known.since);
  expect(known.total).toBe(1);
  expect(known.problems?.map(({ id }) => id)).not.toContain(late.id);
});

test("formulas are those of the curriculum that is asked, and no other's", async () => {
  const [mine, others] = [await createCurriculumRow(db), await createCurriculumRow(db)];
  const problem = await createProblemRow(db, others.id);
  expect(await problemFormulas(db, mine.id, [problem.id])).toEqual([]);
  expect(await problemFormulas(db, others.id, [problem.id])).toHaveLength(1);
});
