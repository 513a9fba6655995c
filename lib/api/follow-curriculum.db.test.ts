import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Database, databaseUrl } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { followCurriculum } from "./follow-curriculum";

let db: Database;
beforeAll(() => {
  db = connect(databaseUrl());
});
afterAll(() => db.$disconnect());

type Message = { total: number; problems: { id: string; reviewState: string }[] | null };

/** The next message, without the envelope that carries its id. */
async function next(messages: AsyncGenerator<unknown>): Promise<{ since: string; data: Message }> {
  const { value } = await messages.next();
  const [since, data] = value as [string, Message];
  return { since, data };
}

test("a page is told what was written after its tree, what changed, and that something was deleted", async () => {
  const { id: curriculumId } = await createCurriculumRow(db);
  const root = await createProblemRow(db, curriculumId);
  const stop = new AbortController();
  const follow = (since: string) => followCurriculum(db, { curriculumId, since, signal: stop.signal });

  const messages = follow("0");
  const first = await next(messages);
  expect(first.data).toMatchObject({ total: 1, problems: [{ id: root.id }] });

  const variant = await createProblemRow(db, curriculumId, root.id);
  expect((await next(messages)).data).toMatchObject({ total: 2, problems: [{ id: variant.id }] });
  await db.problem.update({ where: { id: root.id }, data: { reviewState: "approved" } });
  const third = await next(messages);
  expect(third.data.problems).toMatchObject([{ id: root.id, reviewState: "approved" }]);
  await db.problem.delete({ where: { id: variant.id } });
  expect((await next(messages)).data).toMatchObject({ total: 1, problems: [] });

  // A page that lost its connection goes on where it was.
  const again = follow(third.since);
  expect((await next(again)).data).toMatchObject({ total: 1, problems: [] });
  stop.abort();
  expect((await messages.next()).done).toBe(true);
});

test("a curriculum that is deleted ends it with words", async () => {
  const { id: curriculumId } = await createCurriculumRow(db);
  const stop = new AbortController();
  const messages = followCurriculum(db, { curriculumId, since: "0", signal: stop.signal });
  await next(messages);
  await db.curriculum.delete({ where: { id: curriculumId } });
  await expect(messages.next()).rejects.toMatchObject({ code: "not-found" });
  stop.abort();
});
