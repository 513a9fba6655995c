import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Database, databaseUrl, type Prisma } from ".";
import {
  createCurriculumRow,
  createModelVersionRow,
  createPerson,
  createProblemRow,
  createRunRow,
} from "./testing/fixtures";

let db: Database;
let curriculumId: string;

beforeAll(async () => {
  db = connect(databaseUrl());
  curriculumId = (await createCurriculumRow(db)).id;
});
afterAll(() => db.$disconnect());

const statuses = ["queued", "starting", "running", "succeeded", "failed", "cancelled"] as const;
type Status = (typeof statuses)[number];
const legal: Record<Status, Status[]> = {
  queued: ["starting", "cancelled"],
  starting: ["running", "queued", "failed", "cancelled"],
  running: ["succeeded", "failed", "cancelled", "queued"],
  succeeded: [],
  failed: [],
  cancelled: [],
};
const pathTo: Record<Status, Status[]> = {
  queued: [],
  starting: ["starting"],
  running: ["starting", "running"],
  succeeded: ["starting", "running", "succeeded"],
  failed: ["starting", "failed"],
  cancelled: ["cancelled"],
};

describe("a run", () => {
  const change = (id: string, data: Prisma.RunUncheckedUpdateInput) => db.run.update({ where: { id }, data });

  async function runIn(status: Status): Promise<string> {
    const { id } = await createRunRow(db, curriculumId);
    for (const step of pathTo[status]) await change(id, { status: step });
    return id;
  }

  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    "%s → %s",
    async (from, to) => {
      const id = await runIn(from);
      const moved = change(id, { status: to });
      if (from === to || legal[from].includes(to)) await expect(moved).resolves.toMatchObject({ status: to });
      else await expect(moved).rejects.toThrow(`cannot go from ${from} to ${to}`);
    },
  );

  test.each<[string, Prisma.RunUncheckedUpdateInput]>([
    ["configuration", { config: { depth: 2 } }],
    ["seed", { seed: "another" }],
    ["code version", { codeVersion: "another" }],
    ["stage", { stage: "verify" }],
  ])("keeps the %s it was launched with", async (_what, data) => {
    await expect(change(await runIn("queued"), data)).rejects.toThrow(/which is fixed/);
  });

  test("takes its snapshot before it runs, and once", async () => {
    const [first, second] = await Promise.all(
      ["a", "b"].map((contentHash) => db.snapshot.create({ data: { curriculumId, contentHash } })),
    );
    const early = await runIn("queued");
    await change(early, { snapshotId: first?.id ?? "" });
    await expect(change(early, { snapshotId: second?.id ?? "" })).rejects.toThrow(/which is fixed/);
    await expect(change(await runIn("running"), { snapshotId: first?.id ?? "" })).rejects.toThrow(
      /which is fixed/,
    );
    const edit = db.snapshot.update({ where: { id: first?.id ?? "" }, data: { contentHash: "c" } });
    await expect(edit).rejects.toThrow(/what a run used/);
  });

  test("never has done a negative number of units", async () => {
    await expect(change(await runIn("running"), { unitsDone: -1 })).rejects.toThrow(/run_units_not_negative/);
  });

  test("counts a unit of work once", async () => {
    const runId = await runIn("running");
    await db.runUnit.create({ data: { runId, key: "problem-1" } });
    await expect(db.runUnit.create({ data: { runId, key: "problem-1" } })).rejects.toThrow(
      /Unique constraint/,
    );
  });

  test("goes with its curriculum, and everything it made with it", async () => {
    const { id } = await createCurriculumRow(db);
    const problem = await createProblemRow(db, id);
    const run = await createRunRow(db, id);
    const { id: snapshotId } = await db.snapshot.create({
      data: {
        curriculumId: id,
        contentHash: "a",
        problems: { create: { position: 0, problemId: problem.id, statement: "x", level: 0 } },
      },
    });
    await change(run.id, { snapshotId });
    await db.runEvent.create({ data: { runId: run.id, kind: "note", message: "hello" } });
    await db.curriculum.delete({ where: { id } });
    expect(await db.run.count({ where: { id: run.id } })).toBe(0);
    expect(await db.snapshot.count({ where: { id: snapshotId } })).toBe(0);
  });
});

describe("a review", () => {
  test("is one a person and problem, and one of the policy", async () => {
    const { id: problemId } = await createProblemRow(db, curriculumId);
    const { id: reviewerId } = await createPerson(db);
    const byPerson = () => db.review.create({ data: { problemId, reviewerId, decision: "approve" } });
    const byPolicy = () => db.review.create({ data: { problemId, byPolicy: true, decision: "approve" } });
    await byPerson();
    await byPolicy();
    await expect(byPerson()).rejects.toThrow(/Unique constraint/);
    await expect(byPolicy()).rejects.toThrow(/Unique constraint/);
  });

  test("is somebody's or the policy's, and a rejection has a reason", async () => {
    const { id: problemId } = await createProblemRow(db, curriculumId);
    const { id: reviewerId } = await createPerson(db);
    const write = (data: object) => db.review.create({ data: { problemId, decision: "approve", ...data } });
    await expect(write({})).rejects.toThrow(/review_by_person_or_policy/);
    await expect(write({ reviewerId, byPolicy: true })).rejects.toThrow(/review_by_person_or_policy/);
    await expect(write({ reviewerId, decision: "reject", reason: " " })).rejects.toThrow(
      /rejects_with_reason/,
    );
  });

  test("opens a checkpoint only with a reason", async () => {
    const { id: openedById } = await createPerson(db);
    const open = { curriculumId, stage: "train", state: "open", openedById } as const;
    await expect(db.checkpoint.create({ data: open })).rejects.toThrow(/checkpoint_opened_with_reason/);
    await db.checkpoint.create({ data: { ...open, reason: "Looked at every root." } });
  });
});

describe("an attempt", () => {
  test("came so near the tolerance only where it was verified", async () => {
    const { id: problemId } = await createProblemRow(db, curriculumId);
    const { id: runId, modelVersionId } = await createRunRow(db, curriculumId);
    const attempt = { runId, problemId, modelVersionId, sample: 0, explanation: "" };
    const write = (verdict: "verified" | "refuted", closeness: number) =>
      db.attempt.create({ data: { ...attempt, verdict, closeness } });
    await expect(write("refuted", 0)).rejects.toThrow(/attempt_closeness/);
    await expect(write("verified", 1.1)).rejects.toThrow(/attempt_closeness/);
    await write("verified", 1);
  });

  test("is of one problem: of a curriculum or of a benchmark", async () => {
    const problem = await createProblemRow(db, curriculumId);
    const run = await createRunRow(db, curriculumId);
    const formula = { statement: "x", latex: "x", canonical: "x", canonicalHash: randomUUID() };
    const benchmark = await db.benchmark.create({
      data: {
        name: randomUUID(),
        domain: "integration",
        problems: { create: { position: 1, technique: "parts", source: "ours", ...formula } },
      },
      include: { problems: true },
    });
    const attempt = (of: { problemId?: string; benchmarkProblemId?: string }) => {
      const { id: runId, modelVersionId } = run;
      const answer = { sample: 0, verdict: "verified", explanation: "" } as const;
      return db.attempt.create({ data: { runId, modelVersionId, ...answer, ...of } });
    };
    const benchmarkProblemId = benchmark.problems[0]?.id ?? "";
    await expect(attempt({})).rejects.toThrow(/attempt_of_one_problem/);
    await expect(attempt({ problemId: problem.id, benchmarkProblemId })).rejects.toThrow(
      /attempt_of_one_problem/,
    );
    await attempt({ problemId: problem.id });
    await expect(attempt({ problemId: problem.id })).rejects.toThrow(/Unique constraint/);
    const edit = db.benchmarkProblem.update({
      where: { id: benchmarkProblemId },
      data: { statement: "x^2" },
    });
    await expect(edit).rejects.toThrow(/no longer compare/);
  });
});

test("the weights of a model version never change", async () => {
  const { id } = await createModelVersionRow(db);
  const edit = db.modelVersion.update({ where: { id }, data: { weights: { a: 2 } } });
  await expect(edit).rejects.toThrow(/training makes a new version/);
});
