import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database, databaseUrl } from ".";
import { createCurriculumRow, createProblemRow, createRunRow } from "./testing/fixtures";

let db: Database;
let listener: Client;
const heard: unknown[] = [];

beforeAll(async () => {
  db = connect(databaseUrl());
  listener = new Client({ connectionString: databaseUrl() });
  await listener.connect();
  listener.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "")));
  await listener.query("LISTEN ladderboard");
});
afterAll(() => Promise.all([db.$disconnect(), listener.end()]));

/** What was said on the channel since the last call; PostgreSQL delivers it before the answer to a later query. */
async function said(): Promise<unknown[]> {
  await listener.query("SELECT 1");
  return heard.splice(0);
}

test("live pages are told once what to read again", async () => {
  const { id: curriculumId } = await createCurriculumRow(db);
  await createProblemRow(db, curriculumId);
  expect(await said()).toEqual([{ kind: "problems", curriculumId }]);

  const { id: runId } = await createRunRow(db, curriculumId);
  await said();
  const event = { runId, kind: "note", message: "a long story ".repeat(2000) };
  await db.runEvent.createMany({ data: [event, event, event] });
  expect(await said()).toEqual([{ kind: "event", runId, curriculumId }]);

  await db.metric.createMany({ data: [1, 2].map((step) => ({ runId, name: "reward", step, value: 0.5 })) });
  expect(await said()).toEqual([{ kind: "metric", runId, curriculumId }]);

  await db.run.update({ where: { id: runId }, data: { status: "starting" } });
  expect(await said()).toEqual([{ kind: "run", runId, curriculumId }]);

  await db.run.update({ where: { id: runId }, data: { leaseUntil: new Date() } });
  expect(await said()).toEqual([]);

  await db.problem.updateMany({ where: { curriculumId }, data: { reviewState: "approved" } });
  expect(await said()).toEqual([{ kind: "problems", curriculumId }]);
});
