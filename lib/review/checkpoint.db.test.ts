import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import type { Backend } from "@/lib/backends/backend";
import { changeCheckpointPolicy } from "@/lib/curriculum";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createModelVersionRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { inEnglish } from "@/lib/language/in-english";
import { launchRun } from "@/lib/runs";
import { executeRun } from "@/lib/runs/execute-run";
import { personWith, until } from "@/lib/runs/testing";
import {
  changeQueuePolicy,
  checkpointHistory,
  checkpointStatus,
  closeCheckpoint,
  decide,
  drawnSample,
  levelCounts,
  openCheckpoint,
  undoDecision,
} from ".";

type Person = Actor & { kind: "person" };
let db: Database;
let ada: Person;
let bob: Person;
let administrator: Person;
let modelVersionId: string;

beforeAll(async () => {
  db = database();
  [ada, bob, administrator] = await Promise.all([
    personWith(db, "reviewer"),
    personWith(db, "reviewer"),
    personWith(db, "administrator"),
  ]);
  modelVersionId = (await createModelVersionRow(db)).id;
});

async function curriculumWith(policy: object, variants: number) {
  const { id } = await createCurriculumRow(db);
  await changeCheckpointPolicy(db, systemActor("test"), id, policy);
  const root = await createProblemRow(db, id);
  const problems: string[] = [];
  for (let i = 0; i < variants; i++) problems.push((await createProblemRow(db, id, root.id)).id);
  return { id, root: root.id, problems };
}

const approve = (who: Person, problemId: string) => decide(db, who, { problemId, decision: "approve" });
const reject = (who: Person, problemId: string) =>
  decide(db, who, { problemId, decision: "reject", reason: "trivial" });
const waitsFor = async (id: string) => (await checkpointStatus(db, id)).waitsFor.map(inEnglish);
const train = (curriculumId: string) =>
  launchRun(db, systemActor("test"), { stage: "train", curriculumId, modelVersionId, config: {} });

describe("the tallies", () => {
  it("are what counting gives, whatever was decided, undone, added and removed", async () => {
    const { id, root, problems } = await curriculumWith({ requiredReviews: 2 }, 6);
    const act = fc.record({
      who: fc.boolean(),
      place: fc.nat(5),
      what: fc.constantFrom("approve", "reject", "undo", "measure", "add", "remove"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        for (const { who, place, what } of acts) {
          const person = who ? ada : bob;
          const problemId = problems[place]!;
          if (what === "approve") await approve(person, problemId);
          if (what === "reject") await reject(person, problemId);
          if (what === "undo") await undoDecision(db, person, { problemId });
          if (what === "measure")
            await db.problem.update({ where: { id: problemId }, data: { attemptCount: 4 } });
          if (what === "add") await createProblemRow(db, id, problemId);
          if (what === "remove") await db.problem.deleteMany({ where: { parentId: problemId } });
        }
        expect(await levelCounts(db, id)).toEqual(await countedByLevel(id));
      }),
      { numRuns: 12 },
    );
    await db.problem.delete({ where: { id: root } });
    expect(await levelCounts(db, id)).toEqual([]);
    await db.curriculum.delete({ where: { id } });
  });

  it("stay few rows, however many decisions there were", async () => {
    const { id, problems } = await curriculumWith({}, 1);
    for (let i = 0; i < 120; i++) await (i % 2 ? approve : reject)(ada, problems[0]!);
    expect(await db.problemTally.count({ where: { curriculumId: id } })).toBeLessThan(200);
  });
});

/** As the tallies say it, by counting the problems and their reviews themselves. */
function countedByLevel(curriculumId: string) {
  return db.$queryRaw`
    SELECT level, (count(*) FILTER (WHERE review_state = 'approved'))::int AS approved,
      (count(*) FILTER (WHERE review_state = 'pending'))::int AS pending,
      (count(*) FILTER (WHERE review_state = 'rejected'))::int AS rejected,
      (count(*) FILTER (WHERE review_state = 'conflict'))::int AS conflict,
      (count(*) FILTER (WHERE attempt_count > 0))::int AS measured,
      (count(*) FILTER (WHERE people > 0 AND review_state IN ('approved', 'rejected')))::int AS judged,
      (count(*) FILTER (WHERE people > 0 AND review_state = 'rejected'))::int AS "judgedBad"
    FROM problem, LATERAL (
      SELECT count(*) AS people FROM review WHERE problem_id = problem.id AND decision <> 'skip' AND NOT by_policy) reviews
    WHERE curriculum_id = ${curriculumId} GROUP BY level ORDER BY level`;
}

describe("what a checkpoint waits for", () => {
  it("coverage of each level, not of all together", async () => {
    const { id, problems } = await curriculumWith({ coverage: 0.5 }, 4);
    const deep = await createProblemRow(db, id, problems[0]!);
    for (const problem of problems) await approve(ada, problem);
    expect(await checkpointStatus(db, id)).toMatchObject({
      state: "closed",
      waitsFor: [{ key: "checkpoint.missing.coverage", values: { level: 2, missing: 1, total: 1 } }],
      conditions: [
        { name: "coverage", level: 1, figure: 1, bound: 0.5, counted: 4, total: 4, holds: true },
        { name: "coverage", level: 2, figure: 0, holds: false },
        { name: "approved", counted: 4, holds: true },
      ],
    });
    await approve(ada, deep.id);
    expect(await checkpointStatus(db, id)).toMatchObject({ state: "open", waitsFor: [] });
  });

  it("the agreement of two people, measured on enough problems", async () => {
    const policy = { coverage: 0, minimumAgreement: 0.5, minimumDoubleReviews: 4 };
    const { id, problems } = await curriculumWith(policy, 5);
    for (const problem of problems) await approve(ada, problem);
    for (const problem of problems.slice(0, 3)) await approve(bob, problem);
    expect(await waitsFor(id)).toEqual([
      "1 more problems must be decided on by two people, to measure their agreement.",
    ]);
    await reject(bob, problems[3]!);
    // Three of four agree; π = (3 × 1 + 0.5) / 4 = 0.875, chance 2 × 0.875 × 0.125 = 0.21875, AC2 = 0.53125 / 0.78125.
    const [, agreement] = (await checkpointStatus(db, id)).conditions.filter(
      ({ name }) => name !== "approved",
    );
    expect(agreement).toMatchObject({ name: "agreement", counted: 4, holds: true });
    expect(agreement?.figure).toBeCloseTo(0.68, 12);
    await reject(bob, problems[2]!);
    expect((await waitsFor(id))[0]).toMatch(/^People agree too little: Gwet's AC2 is 0\.\d+/);
  });

  it("a share of rejected variants below its bound", async () => {
    const { id, problems } = await curriculumWith({ coverage: 0, maximumRejectedShare: 0.25 }, 4);
    await reject(ada, problems[0]!);
    for (const problem of problems.slice(1, 3)) await approve(ada, problem);
    expect(await waitsFor(id)).toEqual(["Too many variants are rejected: 33.4 %, the policy allows 25 %."]);
    await approve(ada, problems[3]!);
    expect((await checkpointStatus(db, id)).state).toBe("open");
  });

  it("and says what the judged sample rules out", async () => {
    const { id, problems } = await curriculumWith({}, 8);
    for (const problem of problems.slice(0, 6)) await approve(ada, problem);
    // None bad in 6 of 8: one bad would have been missed with a chance of 2/8, two of them with 1/28.
    const acceptance = async () => (await checkpointStatus(db, id)).acceptance;
    const counted = { variants: 8, judged: 6, rejected: 0, conflict: 0, mostBad: 1 };
    expect(await acceptance()).toEqual({ ...counted, basis: "by-level" });
    const queue = (queue: string) =>
      changeQueuePolicy(db, systemActor("test"), id, { queue, samplePercent: 100 });
    await queue("uncertain");
    expect(await acceptance()).toEqual({ ...counted, basis: "uncertain-first" });
    await queue("sample");
    expect(await acceptance()).toEqual({ ...counted, basis: "sample" });
    expect(await drawnSample(db, id)).toEqual({ drawn: 8, waiting: 2 });
    await reject(bob, problems[0]!);
    // One on which people disagree is judged, and bad until somebody settles it. Were three bad, the two that nobody judged
    // would both be bad with a chance of 3/28.
    expect(await acceptance()).toMatchObject({ judged: 6, rejected: 0, conflict: 1, mostBad: 3 });
    for (const problem of problems.slice(6)) await approve(ada, problem);
    expect(await acceptance()).toMatchObject({ judged: 8, conflict: 1, mostBad: 1, basis: "all" });
  });

  it("tells who opened and closed it, and why", async () => {
    const { id } = await curriculumWith({}, 1);
    await openCheckpoint(db, administrator, { curriculumId: id, reason: "A trial." });
    await closeCheckpoint(db, administrator, { curriculumId: id });
    expect(await checkpointHistory(db, id)).toMatchObject([
      { action: "checkpoint.closed", by: administrator.name, reason: null },
      { action: "checkpoint.opened", by: administrator.name, reason: "A trial." },
      { action: "checkpoint.policy-changed", by: "test", reason: null },
    ]);
  });
});

describe("training while the checkpoint is closed", () => {
  const fixed = { config: {}, seed: "seed", codeVersion: "test" };

  it("is refused by the database itself", async () => {
    const { id, problems } = await curriculumWith({}, 2);
    await approve(ada, problems[0]!);
    const write = () =>
      db.run.create({ data: { stage: "train", curriculumId: id, modelVersionId, ...fixed } });
    await expect(write()).rejects.toThrow(/waits for the checkpoint/);
    await approve(ada, problems[1]!);
    await expect(write()).resolves.toMatchObject({ status: "queued" });
  });

  it("takes no problem that is not approved", async () => {
    const { id, problems } = await curriculumWith({ coverage: 0 }, 2);
    await approve(ada, problems[0]!);
    const snapshot = await db.snapshot.create({
      data: {
        curriculumId: id,
        contentHash: "hash",
        problems: { create: [{ position: 0, problemId: problems[1]!, statement: "x", level: 1 }] },
      },
    });
    const data = {
      stage: "train" as const,
      curriculumId: id,
      modelVersionId,
      snapshotId: snapshot.id,
      ...fixed,
    };
    await expect(db.run.create({ data })).rejects.toThrow(/not approved/);
  });

  it("does not start where it closed while the run waited: the run says so and ends", async () => {
    const { id, problems } = await curriculumWith({}, 1);
    await approve(ada, problems[0]!);
    const run = await train(id);
    await undoDecision(db, ada, { problemId: problems[0]! });
    // Whoever starts it: also by giving it a start before it changes its status.
    const early = db.run.update({ where: { id: run.id }, data: { startedAt: new Date() } });
    await expect(early).rejects.toThrow(/waits for the checkpoint/);
    const backend = { parallelism: 1 } as Backend;
    await executeRun({ db, backend, owner: "test", stopping: new AbortController().signal }, run.id);
    expect(await db.run.findUniqueOrThrow({ where: { id: run.id } })).toMatchObject({
      status: "cancelled",
      startedAt: null,
      error: { message: "It did not start: The checkpoint before training is closed now." },
    });
  });

  it("waits for a change of the checkpoint that is under way, and obeys it", async () => {
    const { id, problems } = await curriculumWith({ coverage: 0 }, 1);
    await approve(ada, problems[0]!);
    let launched: Promise<boolean> | undefined;
    let ended = false;
    await db.$transaction(
      async (tx) => {
        await tx.curriculum.update({
          where: { id },
          data: { checkpointPolicy: { mode: "people", minimumAgreement: 1 } },
        });
        launched = train(id)
          .then(() => true, refused)
          .finally(() => {
            ended = true;
          });
        await until(async () => ended || (await launchesThatWait()) > 0);
      },
      { timeout: 30_000 },
    );
    expect(await launched).toBe(false);
  });

  it("never slips through between people who open, close, decide and launch at once", async () => {
    const { id, problems } = await curriculumWith({}, 2);
    await approve(ada, problems[0]!);
    const before = await db.auditEntry.findFirst({ orderBy: { id: "desc" } });
    const launches = Array.from({ length: 12 }, () =>
      train(id).then(
        () => true,
        (error) => refused(error),
      ),
    );
    const overrides = Array.from({ length: 8 }, async () => {
      await openCheckpoint(db, administrator, { curriculumId: id, reason: "A race." });
      await closeCheckpoint(db, administrator, { curriculumId: id });
    });
    const decisions = Array.from({ length: 8 }, async () => {
      await approve(bob, problems[1]!);
      await undoDecision(db, bob, { problemId: problems[1]! });
    });
    await Promise.all([...launches, ...overrides, ...decisions]);

    // The log stands in the order in which things were committed: replaying it tells what was open when.
    const entries = await db.auditEntry.findMany({
      where: { id: { gt: before!.id } },
      orderBy: { id: "asc" },
    });
    let overridden = false;
    let decided = false;
    for (const { action } of entries) {
      if (action === "checkpoint.opened") overridden = true;
      if (action === "checkpoint.closed") overridden = false;
      if (action === "problem.reviewed") decided = true;
      if (action === "problem.review-undone") decided = false;
      if (action === "run.launched") expect(overridden || decided).toBe(true);
    }
    expect(await checkpointStatus(db, id)).toMatchObject({ state: "closed" });
    expect(await train(id).catch(refused)).toBe(false);
  });
});

async function launchesThatWait(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND NOT granted`;
  return row!.count;
}

function refused(error: { code?: string }): false {
  expect(error.code).toBe("checkpoint-closed");
  return false;
}
