import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { changeCheckpointPolicy } from "@/lib/curriculum";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { inEnglish } from "@/lib/language/in-english";
import { personWith } from "@/lib/runs/testing";
import { applyPolicy, checkpointStatus, closeCheckpoint, decide, openCheckpoint, undoDecision } from ".";

let db: Database;
let ada: Actor & { kind: "person" };
let bob: Actor & { kind: "person" };
const system = systemActor("test");

beforeAll(async () => {
  db = database();
  ada = await personWith(db, "reviewer");
  bob = await personWith(db, "reviewer");
});

async function curriculumWith(policy: object, variants: number) {
  const { id } = await createCurriculumRow(db);
  await changeCheckpointPolicy(db, system, id, policy);
  const root = await createProblemRow(db, id);
  const problems = [];
  for (let i = 0; i < variants; i++) problems.push((await createProblemRow(db, id, root.id)).id);
  return { id, root: root.id, problems };
}
const stateOf = async (id: string) => (await db.problem.findUniqueOrThrow({ where: { id } })).reviewState;

describe("deciding", () => {
  it("keeps one decision a person and problem, replaces it, and takes it back", async () => {
    const { problems } = await curriculumWith({}, 1);
    const problemId = problems[0]!;
    expect(await decide(db, ada, { problemId, decision: "approve" })).toMatchObject({
      reviewState: "approved",
    });
    expect(await decide(db, ada, { problemId, decision: "reject", reason: "trivial" })).toMatchObject({
      reviewState: "rejected",
    });
    expect(await db.review.count({ where: { problemId } })).toBe(1);
    expect(await undoDecision(db, ada, { problemId })).toEqual({ reviewState: "pending" });
    expect(await undoDecision(db, ada, { problemId })).toEqual({ reviewState: "pending" });
    const actions = await db.auditEntry.findMany({
      where: { subject: `problem:${problemId}` },
      orderBy: { id: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "problem.reviewed",
      "problem.reviewed",
      "problem.review-undone",
    ]);
  });

  it("wants a known reason for a rejection, and a person", async () => {
    const { problems } = await curriculumWith({}, 1);
    const problemId = problems[0]!;
    await expect(decide(db, ada, { problemId, decision: "reject" })).rejects.toMatchObject({
      fields: [{ field: "reason" }],
    });
    await expect(decide(db, ada, { problemId, decision: "reject", reason: "ugly" })).rejects.toMatchObject({
      fields: [{ field: "reason" }],
    });
    await expect(decide(db, system, { problemId, decision: "approve" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      decide(db, ada, { problemId: crypto.randomUUID(), decision: "approve" }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await stateOf(problemId)).toBe("pending");
  });

  it("counts two people who decide at the same moment", async () => {
    const { problems } = await curriculumWith({ requiredReviews: 2 }, 1);
    const problemId = problems[0]!;
    await Promise.all([
      decide(db, ada, { problemId, decision: "approve" }),
      decide(db, bob, { problemId, decision: "reject", reason: "off-topic" }),
    ]);
    expect(await stateOf(problemId)).toBe("conflict");
  });
});

describe("the checkpoint before training", () => {
  it("waits until people have decided on the part that its policy asks for", async () => {
    const { id, problems } = await curriculumWith({ mode: "people", coverage: 0.5 }, 4);
    expect(await checkpointStatus(db, id)).toMatchObject({
      state: "closed",
      waitsFor: [
        { key: "checkpoint.missing.coverage", values: { level: 1, missing: 2, total: 4 } },
        { key: "checkpoint.missing.approved" },
      ],
    });
    await decide(db, ada, { problemId: problems[0]!, decision: "approve" });
    await decide(db, ada, { problemId: problems[1]!, decision: "reject", reason: "duplicate" });
    expect(await checkpointStatus(db, id)).toMatchObject({
      state: "open",
      waitsFor: [],
      approved: 1,
      rejected: 1,
      pending: 3,
    });
    await expect(applyPolicy(db, ada, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("approves by policy what was measured within its bounds, and never what a person decided", async () => {
    const { id, problems } = await curriculumWith(
      { mode: "policy", minimumSolveRate: 0.2, maximumSolveRate: 0.9 },
      5,
    );
    const [low, fits, high, unmeasured, decided] = problems as [string, string, string, string, string];
    for (const [problemId, verifiedCount] of [
      [low, 1],
      [fits, 5],
      [high, 10],
      [decided, 5],
    ] as const) {
      await db.problem.update({ where: { id: problemId }, data: { attemptCount: 10, verifiedCount } });
    }
    await decide(db, ada, { problemId: decided, decision: "reject", reason: "trivial" });
    expect((await checkpointStatus(db, id)).waitsFor.map(inEnglish)[0]).toBe(
      "1 measured problems wait for the policy or a person.",
    );
    expect(await applyPolicy(db, ada, id)).toMatchObject({ approved: 1 });
    expect(await Promise.all([low, fits, high, unmeasured, decided].map(stateOf))).toEqual([
      "pending",
      "approved",
      "pending",
      "pending",
      "rejected",
    ]);
    expect((await checkpointStatus(db, id)).state).toBe("open");
    expect(await applyPolicy(db, ada, id)).toMatchObject({ approved: 0 });
    expect(await decide(db, ada, { problemId: fits, decision: "reject", reason: "trivial" })).toMatchObject({
      reviewState: "rejected",
    });
  });

  it("is opened against its policy by an administrator with a written reason alone", async () => {
    const { id } = await curriculumWith({ mode: "people" }, 1);
    const administrator = await personWith(db, "administrator");
    await expect(openCheckpoint(db, administrator, { curriculumId: id, reason: "  " })).rejects.toMatchObject(
      { fields: [{ field: "reason" }] },
    );
    for (const actor of [ada, system]) {
      await expect(openCheckpoint(db, actor, { curriculumId: id, reason: "because" })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await openCheckpoint(db, administrator, { curriculumId: id, reason: "A trial on a spare machine." });
    expect(await checkpointStatus(db, id)).toMatchObject({
      state: "open",
      openedBy: { reason: "A trial on a spare machine." },
    });
    await closeCheckpoint(db, ada, { curriculumId: id });
    expect((await checkpointStatus(db, id)).state).toBe("closed");
  });
});
