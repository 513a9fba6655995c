import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { addVariant, changeCheckpointPolicy } from "@/lib/curriculum";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow, createRunRow } from "@/lib/db/testing/fixtures";
import { inEnglish } from "@/lib/language/in-english";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";
import { personWith } from "@/lib/runs/testing";
import {
  attemptPlot,
  carryOut,
  changeQueuePolicy,
  comparedProblemsOf,
  decide,
  endedFlags,
  handOut,
  pairsFor,
  problemCards,
  problemEvidence,
  raiseFlag,
  setCalibration,
  settleFlag,
} from ".";

type Person = Actor & { kind: "person" };
let db: Database;
let ada: Person;
let bob: Person;
const system = systemActor("test");
const viewer = { kind: "person", userId: randomUUID(), name: "Vic", role: "viewer" } as const;

beforeAll(async () => {
  db = database();
  ada = await personWith(db, "reviewer");
  bob = await personWith(db, "reviewer");
});

describe("the evidence on a problem", () => {
  it("names the run that measured it and the person who wrote it", async () => {
    const { id } = await createCurriculumRow(db);
    const parent = await createProblemRow(db, id);
    const { problemId } = await addVariant(db, ada, { parentId: parent.id, statement: "x*sin(x)" });
    const run = await createRunRow(db, id);
    await db.run.update({ where: { id: run.id }, data: { status: "cancelled" } });
    await db.problem.update({
      where: { id: problemId },
      data: { measuredByRunId: run.id, attemptCount: 8, verifiedCount: 8 },
    });
    expect(await problemEvidence(db, bob, problemId)).toMatchObject({
      byHand: { name: ada.name },
      writtenBy: null,
      measuredBy: { id: run.id, status: "cancelled", model: expect.stringMatching(/ v\d+$/) },
    });
    expect(await problemEvidence(db, bob, parent.id)).toMatchObject({ byHand: null, measuredBy: null });
  });

  it("keeps another's decision from who may still decide, until they have", async () => {
    const { id } = await createCurriculumRow(db);
    await changeCheckpointPolicy(db, system, id, { requiredReviews: 2 });
    const { id: problemId } = await createProblemRow(db, id);
    await decide(db, ada, { problemId, decision: "reject", reason: "trivial", note: "Too short." });
    const blind = await problemEvidence(db, bob, problemId);
    expect(blind).toMatchObject({ reviewState: "pending", reviews: [], hiddenDecisions: 1 });
    expect(JSON.stringify(blind)).not.toContain("Too short.");
    expect((await problemEvidence(db, ada, problemId)).reviews).toHaveLength(1);
    expect((await problemEvidence(db, viewer, problemId)).reviews).toHaveLength(1);
    await decide(db, bob, { problemId, decision: "reject", reason: "trivial" });
    expect(await problemEvidence(db, bob, problemId)).toMatchObject({
      reviewState: "rejected",
      hiddenDecisions: 0,
    });
  });

  it("keeps what was discussed, who ended it and the note", async () => {
    const { id } = await createCurriculumRow(db);
    const { id: problemId } = await createProblemRow(db, id);
    await raiseFlag(db, ada, { problemId, note: "Is $|x|$ meant?" });
    expect(await problemEvidence(db, bob, problemId)).toMatchObject({
      flags: [{ note: "Is $|x|$ meant?" }],
      endedFlags: [],
    });
    expect(await endedFlags(db, bob, id)).toEqual([]);
    await settleFlag(db, bob, { problemId });
    const ended = { note: "Is $|x|$ meant?", settledBy: bob.name };
    expect(await problemEvidence(db, ada, problemId)).toMatchObject({
      flags: [],
      endedFlags: [{ ...ended, by: ada.name }],
    });
    expect(await endedFlags(db, ada, id)).toMatchObject([{ ...ended, raisedBy: ada.name, problemId }]);
  });

  it("does not give a calibration problem away", async () => {
    const { id } = await createCurriculumRow(db);
    const { id: known } = await createProblemRow(db, id);
    for (let i = 0; i < 24; i++) await createProblemRow(db, id);
    await decide(db, ada, { problemId: known, decision: "approve" });
    await setCalibration(db, system, { problemId: known, decision: "approve" });
    await changeQueuePolicy(db, system, id, { calibrationPercent: 50 });
    const { items } = await handOut(db, bob, { curriculumId: id, wanted: 24 });
    expect(items.map(({ problemId }) => problemId)).toContain(known);
    expect(await problemEvidence(db, bob, known)).toMatchObject({ reviewState: "pending", reviews: [] });
  });

  it("names near-duplicates, why to look, and what the generator was told and said", async () => {
    const { id } = await createCurriculumRow(db);
    const [one, two, other, steeper] = [
      await createProblemRow(db, id),
      await createProblemRow(db, id),
      await createProblemRow(db, id),
      await createProblemRow(db, id),
    ];
    const canonicals = {
      [one.id]: "(2*(x^2))",
      [two.id]: "(5*(x^2))",
      [other.id]: "(2*sin(x))",
      [steeper.id]: "(2*(x^-2))",
    };
    for (const [problemId, canonical] of Object.entries(canonicals))
      await db.problem.update({ where: { id: problemId }, data: { canonical } });
    const provenance = {
      writer: "A model",
      raw: "Easier: x^2",
      persona: "Euler",
      temperature: 0.8,
      version: 3,
    };
    await db.problem.update({
      where: { id: one.id },
      data: { provenance, attemptCount: 8, undecidedCount: 8, verdict: "undecided" },
    });
    const evidence = await problemEvidence(db, bob, one.id);
    expect(evidence.nearDuplicates.map((problem) => problem.id)).toEqual([two.id]);
    expect(evidence.signals.map((signal) => signal.id)).toEqual([
      "undecided",
      "never-solved",
      "near-duplicate",
    ]);
    expect(evidence.generator.said).toBe("Easier: x^2");
    expect(evidence.generator.told).toContainEqual({
      key: "desk.generator.persona",
      values: { value: "Euler" },
    });
  });

  it("tells in the reader's language what Ladderboard's own generator drew", async () => {
    const { id } = await createCurriculumRow(db);
    const problem = await createProblemRow(db, id);
    const provenance = { writer: "transformation library", drawn: ["drop-term", "lower-exponent", "theirs"] };
    await db.problem.update({ where: { id: problem.id }, data: { provenance } });
    const { told } = (await problemEvidence(db, bob, problem.id)).generator;
    expect(told.map((text) => say(translateTo("ja"), text))).toEqual([
      "作成: 変形ライブラリー",
      "指示した変形: 項を除く、指数を下げる、theirs",
    ]);
    expect(told.map(inEnglish)[1]).toBe("Asked for: Drop a term, Lower an exponent, theirs");
  });

  it("counts attempts that gave no answer apart, on the problem and on its card", async () => {
    const { id } = await createCurriculumRow(db);
    const { id: problemId } = await createProblemRow(db, id);
    const { id: other } = await createProblemRow(db, id);
    const run = await createRunRow(db, id);
    const answers = [null, "", "x"];
    await db.attempt.createMany({
      data: answers.map((answer, sample) => ({
        runId: run.id,
        problemId,
        modelVersionId: run.modelVersionId,
        sample,
        answer,
        verdict: "refuted" as const,
        explanation: "No.",
      })),
    });
    expect(await problemEvidence(db, bob, problemId)).toMatchObject({ unansweredCount: 2 });
    const cards = await problemCards(db, [other, problemId]);
    expect(cards.map(({ unansweredCount }) => unansweredCount)).toEqual([0, 2]);
  });

  it("draws a refuted answer around its counterexample", async () => {
    const { id } = await createCurriculumRow(db);
    const { id: problemId } = await createProblemRow(db, id);
    const run = await createRunRow(db, id);
    const attempt = await db.attempt.create({
      data: {
        runId: run.id,
        problemId,
        modelVersionId: run.modelVersionId,
        sample: 0,
        answer: "x^2",
        verdict: "refuted",
        explanation: "At x = 3 it is 6, not 3.",
        evidence: { counterexample: { x: 3, expected: 3, actual: 6 } },
      },
    });
    const plot = await attemptPlot(db, attempt.id);
    expect(plot?.counterexample).toBe(3);
    const middle = plot!.points[Math.floor(plot!.points.length / 2)]!;
    expect(middle.expected).toBeCloseTo(3, 6);
    expect(middle.actual).toBeCloseTo(6, 6);
  });
});

describe("which is easier?", () => {
  it("asks a person each pair once, counts an answer once, and orders by what people answered", async () => {
    const { id } = await createCurriculumRow(db);
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) ids.push((await createProblemRow(db, id)).id);
    const asked = new Set<string>();
    for (;;) {
      const [pair] = (await pairsFor(db, ada, { curriculumId: id, wanted: 1 })).pairs;
      if (!pair) break;
      const [leftId, rightId] = [pair.left.id, pair.right.id];
      asked.add([leftId, rightId].sort().join());
      const easier = ids.indexOf(leftId) < ids.indexOf(rightId) ? ("left" as const) : ("right" as const);
      const command = { kind: "compare" as const, id: randomUUID(), leftId, rightId, easier };
      await Promise.all([carryOut(db, ada, command), carryOut(db, ada, command)]);
    }
    expect(asked.size).toBe(6);
    expect(await db.comparison.count({ where: { curriculumId: id } })).toBe(6);
    expect((await comparedProblemsOf(db, id)).map((problem) => problem.id)).toEqual(ids);
    expect((await pairsFor(db, bob, { curriculumId: id, wanted: 5 })).pairs).toHaveLength(2);
    const [leftId, rightId] = ids as [string, string];
    await carryOut(db, ada, { kind: "undo-comparison", id: randomUUID(), leftId: rightId, rightId: leftId });
    expect((await pairsFor(db, ada, { curriculumId: id, wanted: 5 })).left).toBe(1);
  });
});
