import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow, createRunRow } from "@/lib/db/testing/fixtures";
import { translateTo } from "@/lib/language/translate";
import { type AuditAction, recordAudit } from ".";
import { extractAudit } from "./extract";
import { type AuditFilter, readableFilter } from "./filter";
import { actorsInLog, listAudit, verifyAuditChain } from "./read";

const ada: Actor = { kind: "person", userId: "ada", name: "Ada", role: "reviewer" };
const start = systemActor("start");

let db: Database;
let mine: string;
let others: string;

const record = (actor: Actor, action: AuditAction, subject: string, changes: object = {}) =>
  db.$transaction((tx) => recordAudit(tx, { actor, action, subject, changes }));

/** An entry of another day, as its transaction would have written it then. */
const recordOn = (day: string, subject: string) =>
  db.$executeRaw`INSERT INTO audit_entry (payload) VALUES (${JSON.stringify({
    at: `${day}T12:00:00.000Z`,
    actor: "person:grace",
    action: "user.changed",
    subject,
    changes: {},
  })})`;

const found = async (filter: AuditFilter, page: { before?: bigint; limit?: number } = {}) =>
  (await listAudit(db, { ...filter, limit: 100, ...page })).map(({ id }) => Number(id));

beforeAll(async () => {
  db = database();
  mine = (await createCurriculumRow(db)).id;
  others = (await createCurriculumRow(db)).id;
  const problem = await createProblemRow(db, mine);
  const run = await createRunRow(db, mine);
  const elsewhere = await createProblemRow(db, others);
  for (const day of ["2026-03-01", "2026-03-02", "2026-03-03"]) await recordOn(day, "user:grace"); // 1, 2, 3
  await record(start, "curriculum.created", `curriculum:${mine}`); // 4
  await record(ada, "problem.reviewed", `problem:${problem.id}`); // 5
  await record(ada, "run.launched", `run:${run.id}`); // 6
  await record(ada, "problem.reviewed", `problem:${elsewhere.id}`); // 7
  await record(start, "model.version-added", "model:m", { runId: run.id }); // 8
  await record(ada, "problem.deleted", "problem:gone", { curriculumId: mine }); // 9
  await record(ada, "run.cancelled", `run:${run.id}`); // 10
});

describe("the log filtered", () => {
  test("by a curriculum has its problems, runs and what they wrote, of others nothing", async () => {
    expect(await found({ curriculum: mine })).toEqual([10, 9, 8, 6, 5, 4]);
    expect(await found({ curriculum: others })).toEqual([7]);
    expect(await found({ curriculum: "nobody's" })).toEqual([]);
  });

  test("by one action or by a group of them", async () => {
    expect(await found({ action: "run" })).toEqual([10, 6]);
    expect(await found({ action: "run.launched" })).toEqual([6]);
    expect(await found({ action: "of.another-release" })).toEqual([]);
  });

  test("by days, the last of them to its end, in UTC", async () => {
    expect(await found({ from: "2026-03-02", to: "2026-03-02" })).toEqual([2]);
    expect(await found({ to: "2026-03-02" })).toEqual([2, 1]);
    expect(await found({ from: "2026-03-03", actor: "person:grace" })).toEqual([3]);
  });

  test("by several at once has what all of them have", async () => {
    expect(await found({ curriculum: mine, action: "run" })).toEqual([10, 6]);
    expect(await found({ curriculum: mine, actor: "person:ada" })).toEqual([10, 9, 6, 5]);
    expect(await found({ curriculum: mine, actor: "person:ada", action: "problem" })).toEqual([9, 5]);
    expect(await found({ actor: "person:ada", action: "problem.reviewed" })).toEqual([7, 5]);
    expect(await found({ curriculum: mine, subject: "problem:gone" })).toEqual([9]);
    expect(await found({ curriculum: others, subject: "problem:gone" })).toEqual([]);
    expect(await found({ curriculum: mine, to: "2026-03-03" })).toEqual([]);
  });

  test("goes on page by page below an entry's number, each page in order", async () => {
    expect(await found({ action: "problem" }, { limit: 2 })).toEqual([9, 7]);
    expect(await found({ action: "problem" }, { limit: 2, before: 7n })).toEqual([5]);
    expect(await found({ curriculum: mine, action: "run" }, { limit: 1, before: 10n })).toEqual([6]);
  });

  test("names everybody who stands in it, and leaves its chain as it is", async () => {
    expect(await actorsInLog(db)).toEqual(["person:ada", "person:grace", "system:start"]);
    expect(await verifyAuditChain(db)).toEqual({ intact: true, entries: 10 });
  });

  test("leaves out what an address says wrongly", () => {
    const query = { action: "run", from: "yesterday", to: "2026-03-02", actor: "", subject: ["a", "b"] };
    expect(readableFilter(query)).toEqual({ action: "run", to: "2026-03-02" });
  });
});

test("what belongs to a curriculum cannot be written anew", async () => {
  for (const sql of [
    "UPDATE audit_scope SET entry_id = 0",
    "DELETE FROM audit_scope",
    "TRUNCATE audit_scope",
  ])
    await expect(db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
});

test("an extract has a filter's entries with names in the reader's words", async () => {
  const rows = [];
  for await (const row of extractAudit({ curriculum: mine, action: "run" }, translateTo("ja")))
    rows.push(row);
  expect(rows.map(({ number, actionName }) => [number, actionName])).toEqual([
    [10, "実行を中止"],
    [6, "実行を開始"],
  ]);
  expect(rows[0]).toMatchObject({ actor: "person:ada", actorName: null, subjectName: "生成", changes: {} });
});
