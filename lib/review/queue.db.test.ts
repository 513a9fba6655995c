import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { changeCheckpointPolicy } from "@/lib/curriculum";
import { addVariant, correctFormula, undoEdit } from "@/lib/curriculum/edit";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { personWith } from "@/lib/runs/testing";
import {
  calibrationScore,
  changeQueuePolicy,
  decide,
  giveBack,
  handOut,
  openFlags,
  prepareQueue,
  raiseFlag,
  reserveSimilar,
  setCalibration,
  settleFlag,
  undoDecision,
  waitingFor,
} from ".";

type Person = Actor & { kind: "person" };
let db: Database;
let ada: Person;
let bob: Person;
let eve: Person;
const system = systemActor("test");

beforeAll(async () => {
  db = database();
  [ada, bob, eve] = await Promise.all([
    personWith(db, "reviewer"),
    personWith(db, "reviewer"),
    personWith(db, "reviewer"),
  ]);
});

async function curriculumOf(problems: number, policies: { checkpoint?: object; queue?: object } = {}) {
  const { id } = await createCurriculumRow(db);
  await changeCheckpointPolicy(db, system, id, policies.checkpoint ?? {});
  const root = await createProblemRow(db, id);
  const variants: string[] = [];
  for (let i = 0; i < problems; i++) variants.push((await createProblemRow(db, id, root.id)).id);
  await db.problem.update({ where: { id: root.id }, data: { reviewState: "approved" } });
  await changeQueuePolicy(db, system, id, policies.queue ?? {});
  return { id, root: root.id, variants };
}
const idsFor = async (person: Person, curriculumId: string, wanted = 3) =>
  (await handOut(db, person, { curriculumId, wanted })).items.map(({ problemId }) => problemId);
/** As a page does that is left: with the lease that it was told. */
async function leave(person: Person, curriculumId: string) {
  const { items, leaseUntil } = await handOut(db, person, { curriculumId, wanted: 50 });
  const problemIds = items.map(({ problemId }) => problemId);
  if (leaseUntil) await giveBack(db, person, { problemIds, leaseUntil });
}
const expire = (person: Person) =>
  db.$executeRaw`UPDATE reservation SET lease_until = now() - interval '1 minute' WHERE reviewer_id = ${person.userId}`;
const stateOf = async (id: string) => (await db.problem.findUniqueOrThrow({ where: { id } })).reviewState;
const approve = (person: Person, problemId: string, more: object = {}) =>
  decide(db, person, { problemId, decision: "approve", fromQueue: true, ...more });

describe("handing out", () => {
  it("never hands a problem to two people who ask at once", async () => {
    const { id } = await curriculumOf(24);
    const people = [ada, bob, eve];
    const got = await Promise.all([...people, ...people].map((person) => idsFor(person, id, 6)));
    const holders = new Map<string, Set<number>>();
    got.forEach((ids, index) => {
      for (const problem of ids) holders.set(problem, (holders.get(problem) ?? new Set()).add(index % 3));
    });
    expect([...holders.values()].every((set) => set.size === 1)).toBe(true);
    expect(new Set(got.flat()).size).toBeGreaterThanOrEqual(18);
  });

  it("shows a person the same problems in the same order when they open the page again", async () => {
    const { id, variants } = await curriculumOf(5);
    const first = await idsFor(ada, id);
    expect(first).toEqual(variants.slice(0, 3));
    expect(await idsFor(ada, id)).toEqual(first);
    await approve(ada, first[0]!);
    expect(await idsFor(ada, id)).toEqual(variants.slice(1, 4));
  });

  it("takes back what somebody walked away from, by lease or by leaving", async () => {
    const { id, variants } = await curriculumOf(2);
    expect(await idsFor(ada, id)).toEqual(variants);
    expect(await idsFor(bob, id)).toEqual([]);
    await expire(ada);
    expect(await idsFor(bob, id)).toEqual(variants);
    expect(await idsFor(ada, id)).toEqual([]);
    await leave(bob, id);
    expect(await idsFor(ada, id)).toEqual(variants);
  });

  it("leaves with a person what a newer page of theirs holds, however late the older one says that it is left", async () => {
    const { id, variants } = await curriculumOf(2);
    const older = await handOut(db, ada, { curriculumId: id, wanted: 2 });
    await db.$executeRaw`UPDATE reservation SET lease_until = lease_until - interval '1 second' WHERE reviewer_id = ${ada.userId}`;
    const leaseUntil = new Date(older.leaseUntil!.getTime() - 1_000);
    expect(await idsFor(ada, id)).toEqual(variants);
    await giveBack(db, ada, { problemIds: variants, leaseUntil });
    expect(await idsFor(bob, id)).toEqual([]);
  });

  it("does not come back to what a person skipped before they ask for it", async () => {
    const { id, variants } = await curriculumOf(1);
    await idsFor(ada, id);
    await decide(db, ada, { problemId: variants[0]!, decision: "skip", fromQueue: true });
    expect(await idsFor(ada, id)).toEqual([]);
    const again = await handOut(db, ada, { curriculumId: id, wanted: 3, skipped: "again" });
    expect(again.items.map(({ problemId }) => problemId)).toEqual(variants);
    expect(await approve(ada, variants[0]!)).toMatchObject({ reviewState: "approved" });
  });

  it("hands a problem to as many as must agree, and no further", async () => {
    const { id, variants } = await curriculumOf(1, { checkpoint: { requiredReviews: 2 } });
    expect(await idsFor(ada, id)).toEqual(variants);
    expect(await idsFor(bob, id)).toEqual(variants);
    expect(await idsFor(eve, id)).toEqual([]);
    await approve(ada, variants[0]!);
    expect(await idsFor(eve, id)).toEqual([]);
    expect(await idsFor(ada, id)).toEqual([]);
  });

  it("gives a conflict to a third person, whose decision settles it", async () => {
    const { id, variants } = await curriculumOf(1, { checkpoint: { requiredReviews: 2 } });
    const problemId = variants[0]!;
    await idsFor(ada, id);
    await idsFor(bob, id);
    await approve(ada, problemId);
    await decide(db, bob, { problemId, decision: "reject", reason: "trivial", fromQueue: true });
    expect(await stateOf(problemId)).toBe("conflict");
    expect(await idsFor(ada, id)).toEqual([]);
    const { items } = await handOut(db, eve, { curriculumId: id, wanted: 3 });
    expect(items).toMatchObject([{ problemId, adjudicates: true }]);
    expect(
      await decide(db, eve, { problemId, decision: "reject", reason: "trivial", fromQueue: true }),
    ).toMatchObject({
      reviewState: "rejected",
    });
    expect(await undoDecision(db, eve, { problemId })).toEqual({ reviewState: "conflict" });
  });

  it("keeps a flagged problem out of every queue until the discussion is settled", async () => {
    const { id, variants } = await curriculumOf(2);
    await idsFor(ada, id);
    const flag = { id: randomUUID(), problemId: variants[0]!, note: "Is $|x|$ meant?" };
    await Promise.all([raiseFlag(db, ada, flag), raiseFlag(db, ada, flag)]);
    expect(await openFlags(db, ada, id)).toMatchObject([{ problemId: variants[0], note: "Is $|x|$ meant?" }]);
    expect(await idsFor(ada, id)).toEqual([variants[1]]);
    expect(await idsFor(bob, id)).toEqual([]);
    await settleFlag(db, bob, { problemId: variants[0]! });
    expect(await idsFor(bob, id)).toEqual([variants[0]]);
  });

  it("counts as waiting what it may hand to the person, and says where the rest is", async () => {
    const { id, variants } = await curriculumOf(5);
    const [flagged, edited, held] = variants as [string, string, string];
    await raiseFlag(db, eve, { problemId: flagged });
    await db.problem.update({ where: { id: edited }, data: { editedById: ada.userId } });
    expect(await handOut(db, ada, { curriculumId: id, wanted: 1 })).toMatchObject({
      waiting: 3,
      elsewhere: { discussed: 0, withOthers: 0 },
    });
    expect(await waitingFor(db, ada, id)).toBe(3);
    await leave(ada, id);
    expect(await idsFor(bob, id, 9)).toHaveLength(4);
    expect(await handOut(db, ada, { curriculumId: id, wanted: 1 })).toMatchObject({
      items: [],
      waiting: 0,
      elsewhere: { discussed: 1, withOthers: 3 },
    });
    await leave(bob, id);
    const decided = { curriculumId: id, wanted: 1, decided: [held] };
    expect((await handOut(db, ada, decided)).waiting).toBe(2);
    await approve(ada, held);
    expect((await handOut(db, ada, decided)).waiting).toBe(2);
    expect(await waitingFor(db, { ...ada, role: "viewer" }, id)).toBeUndefined();
  });

  it("hands out alike problems and a parent's variants together, and none that another holds", async () => {
    const { id, root, variants } = await curriculumOf(3);
    const canonicals = ["(x^2)", "(x^3)", "sin(x)"];
    for (const [index, canonical] of canonicals.entries())
      await db.problem.update({ where: { id: variants[index]! }, data: { canonical } });
    const request = { problemId: variants[0]!, kind: "alike" as const, wanted: 2 };
    const alike = await reserveSimilar(db, ada, request);
    expect(alike.map((card) => card.id)).toEqual([variants[0], variants[1]]);
    expect(await idsFor(bob, id)).toEqual([variants[2]]);
    const children = await reserveSimilar(db, ada, { problemId: root, kind: "children", wanted: 9 });
    expect(children.map((card) => card.id).sort()).toEqual(variants.slice(0, 2).sort());
  });
});

describe("a decision from the queue", () => {
  it("counts once, however often it is sent", async () => {
    const { id, variants } = await curriculumOf(1);
    await idsFor(ada, id);
    const sent = { id: randomUUID(), problemId: variants[0]!, decision: "approve" as const, fromQueue: true };
    const answers = await Promise.all([decide(db, ada, sent), decide(db, ada, sent), decide(db, ada, sent)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    await undoDecision(db, ada, { problemId: variants[0]! });
    expect(await decide(db, ada, sent)).toMatchObject({ reviewState: "approved" });
    expect(await stateOf(variants[0]!)).toBe("pending");
    expect(await db.auditEntry.count({ where: { subject: `problem:${variants[0]}` } })).toBe(2);
    await expect(decide(db, bob, sent)).rejects.toMatchObject({ code: "conflict" });
  });

  it("still counts after its lease ran out where nobody took the problem", async () => {
    const { id, variants } = await curriculumOf(1);
    await idsFor(ada, id);
    await expire(ada);
    expect(await approve(ada, variants[0]!)).toMatchObject({ reviewState: "approved" });
  });

  it("is refused where somebody else took the problem or settled it, and may be added as a second opinion", async () => {
    const { id, variants } = await curriculumOf(1);
    const problemId = variants[0]!;
    await idsFor(ada, id);
    await expire(ada);
    await idsFor(bob, id);
    await expect(approve(ada, problemId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("somebody else works on it now"),
    });
    await decide(db, bob, { problemId, decision: "reject", reason: "trivial", fromQueue: true });
    const settled = await approve(ada, problemId).catch((error) => error);
    expect(settled).toMatchObject({
      code: "conflict",
      message: expect.stringContaining("settled without you"),
    });
    expect(settled.message).not.toMatch(/reject/);
    expect(await db.review.count({ where: { problemId } })).toBe(1);
    expect(await approve(ada, problemId, { secondOpinion: true })).toMatchObject({ reviewState: "conflict" });
  });

  it("is refused from somebody whose role was taken away while they worked, and leaves no trace", async () => {
    const { id, variants } = await curriculumOf(1);
    const person = await personWith(db, "reviewer");
    await idsFor(person, id);
    await db.user.update({ where: { id: person.userId }, data: { role: "viewer" } });
    const sent = { id: randomUUID() };
    await expect(approve(person, variants[0]!, sent)).rejects.toMatchObject({ code: "forbidden" });
    await expect(idsFor(person, id)).rejects.toMatchObject({ code: "forbidden" });
    await db.user.update({ where: { id: person.userId }, data: { role: "reviewer" } });
    expect(await approve(person, variants[0]!, sent)).toMatchObject({ reviewState: "approved" });
  });

  it("cannot approve what the person edited; another may", async () => {
    const { id, variants } = await curriculumOf(1);
    const problemId = variants[0]!;
    await idsFor(ada, id);
    await db.problem.update({ where: { id: problemId }, data: { editedById: ada.userId } });
    await expect(approve(ada, problemId)).rejects.toMatchObject({ code: "forbidden" });
    await db.reservation.deleteMany({ where: { problemId } });
    expect(await idsFor(ada, id)).toEqual([]);
    expect(await idsFor(bob, id)).toEqual([problemId]);
    expect(await approve(bob, problemId)).toMatchObject({ reviewState: "approved" });
  });

  it("cannot approve a variant that the person wrote or a formula that they corrected, until it is undone", async () => {
    const { id, root } = await curriculumOf(0);
    const number = Math.floor(Math.random() * 1e9);
    const { problemId } = await addVariant(db, ada, { parentId: root, statement: `x^2 + ${number}*x` });
    await expect(approve(ada, problemId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await idsFor(bob, id)).toEqual([problemId]);
    const { editId } = await correctFormula(db, bob, { problemId, statement: `x^3 + ${number}*x` });
    await expect(approve(bob, problemId)).rejects.toMatchObject({ code: "forbidden" });
    await undoEdit(db, bob, { editId });
    expect(await approve(bob, problemId)).toMatchObject({ reviewState: "approved" });
  });

  it("takes the reasons of its curriculum and no others", async () => {
    const { variants } = await curriculumOf(1, { queue: { reasons: [{ id: "ugly", title: "Ugly" }] } });
    const reject = (reason: string) =>
      decide(db, ada, { problemId: variants[0]!, decision: "reject", reason });
    await expect(reject("trivial")).rejects.toMatchObject({ fields: [{ field: "reason" }] });
    expect(await reject("ugly")).toMatchObject({ reviewState: "rejected" });
  });

  it("says how many variants of the problem wait, and leaves them as they are", async () => {
    const { root, variants } = await curriculumOf(3);
    const answer = await decide(db, ada, { problemId: root, decision: "reject", reason: "unsolvable" });
    expect(answer.waitingChildren).toBe(3);
    expect(await Promise.all(variants.map(stateOf))).toEqual(["pending", "pending", "pending"]);
  });

  it("is undone into the person's hands again", async () => {
    const { id, variants } = await curriculumOf(2);
    await idsFor(ada, id);
    await approve(ada, variants[0]!);
    const undo = { id: randomUUID(), problemId: variants[0]! };
    const answers = await Promise.all([undoDecision(db, ada, undo), undoDecision(db, ada, undo)]);
    expect(answers).toEqual([{ reviewState: "pending" }, { reviewState: "pending" }]);
    expect(await idsFor(bob, id)).toEqual([]);
    expect((await idsFor(ada, id)).sort()).toEqual([...variants].sort());
  });
});

describe("queues made by policy", () => {
  it("draws the same part of each level and transformation for everybody, and keeps what it drew", async () => {
    const { id, root, variants } = await curriculumOf(40);
    for (const [index, problemId] of variants.entries())
      await db.problem.update({
        where: { id: problemId },
        data: { transformations: [index < 10 ? "rare" : "common"] },
      });
    const drawn = async () =>
      (
        await db.problem.findMany({
          where: { curriculumId: id, sampled: true, level: 1 },
          orderBy: { id: "asc" },
        })
      ).map((problem) => ({ id: problem.id, kind: problem.transformations[0] }));
    const sample = (samplePercent: number) =>
      changeQueuePolicy(db, system, id, { queue: "sample", samplePercent });
    await sample(20);
    const first = await drawn();
    expect(first.filter(({ kind }) => kind === "rare")).toHaveLength(2);
    expect(first.filter(({ kind }) => kind === "common")).toHaveLength(6);
    await sample(50);
    expect(await drawn()).toEqual(expect.arrayContaining(first));
    await sample(20);
    expect(await drawn()).toEqual(first);
    expect((await idsFor(ada, id, 40)).sort()).toEqual(first.map((problem) => problem.id).sort());

    for (let i = 0; i < 5; i++) {
      const { id: late } = await createProblemRow(db, id, root);
      await db.problem.update({ where: { id: late }, data: { transformations: ["rare"] } });
    }
    expect((await handOut(db, ada, { curriculumId: id, wanted: 1 })).unprepared).toEqual([id]);
    expect(await prepareQueue(db, id)).toEqual({ left: false });
    const later = await drawn();
    expect(later).toEqual(expect.arrayContaining(first));
    expect(later.filter(({ kind }) => kind === "rare")).toHaveLength(3);
  });

  it("puts first what a look is worth most on, and works it out again after a measurement", async () => {
    const { id, variants } = await curriculumOf(4, { queue: { queue: "uncertain" } });
    const measured = [
      { attemptCount: 8, verifiedCount: 4, verdict: "verified" },
      { attemptCount: 8, verifiedCount: 8, verdict: "verified" },
      { attemptCount: 8, undecidedCount: 8, verdict: "undecided" },
      { attemptCount: 8, verifiedCount: 3, verdict: "verified" },
    ] as const;
    const names = ["a(x)", "b(x)", "c(x)", "d(x)"];
    for (const [index, data] of measured.entries())
      await db.problem.update({
        where: { id: variants[index]! },
        data: { ...data, canonical: names[index] },
      });
    await prepareQueue(db, id);
    const handed = await handOut(db, ada, { curriculumId: id, wanted: 2 });
    expect(handed.unprepared).toEqual([]);
    expect(handed.items.map(({ problemId }) => problemId)).toEqual([variants[2], variants[0]]);
    await leave(ada, id);
    await db.problem.update({
      where: { id: variants[2]! },
      data: { verifiedCount: 8, undecidedCount: 0, verdict: "verified" },
    });
    expect((await handOut(db, ada, { curriculumId: id, wanted: 1 })).unprepared).toEqual([id]);
    await prepareQueue(db, id);
    await leave(ada, id);
    expect(await idsFor(ada, id, 4)).toEqual([variants[0], variants[3], variants[1], variants[2]]);
  });

  it("mixes in problems with a known answer, once each, which change no state", async () => {
    const { id, variants } = await curriculumOf(24, { queue: { calibrationPercent: 50 } });
    const known = variants[0]!;
    await db.problem.update({ where: { id: known }, data: { reviewState: "rejected" } });
    await setCalibration(db, system, { problemId: known, decision: "reject", reason: "duplicate" });
    const shown = await idsFor(ada, id, 24);
    expect(shown.filter((problem) => problem === known)).toHaveLength(1);
    expect(await idsFor(ada, id, 24)).toEqual(shown);
    expect(await approve(ada, known)).toMatchObject({ calibration: { matches: false, decision: "reject" } });
    expect(await calibrationScore(db, ada.userId, id)).toEqual({ answered: 1, matched: 0 });
    await undoDecision(db, ada, { problemId: known });
    const right = { problemId: known, decision: "reject" as const, reason: "duplicate", fromQueue: true };
    expect((await decide(db, ada, right)).calibration?.matches).toBe(true);
    expect(await stateOf(known)).toBe("rejected");
    expect(await db.review.count({ where: { problemId: known } })).toBe(0);
    expect(await idsFor(ada, id, 24)).not.toContain(known);
  });
});
