import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createProblemRow } from "@/lib/db/testing/fixtures";
import { inEnglish } from "@/lib/language/in-english";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { checkpointStatus, decide } from "@/lib/review";
import { personWith } from "@/lib/runs/testing";
import { agreementReport, decisionTimes } from ".";

type Person = Actor & { kind: "person" };
let db: Database;
let people: Person[];
let curriculumId: string;

/** Each variant's level, its transformation, and who approves (+) or rejects (−) it, a place a person. */
const decided = [
  [1, "drop-term", "++ "],
  [1, "drop-term", "++ "],
  [1, "drop-term", "+- "],
  [1, "unit-coefficient", "--+"],
  [2, "unit-coefficient", " ++"],
  [2, "unit-coefficient", "+  "],
] as const;

beforeAll(async () => {
  db = database();
  people = await Promise.all([
    personWith(db, "reviewer"),
    personWith(db, "reviewer"),
    personWith(db, "reviewer"),
  ]);
  curriculumId = (await createCurriculumRow(db)).id;
  await db.curriculum.update({
    where: { id: curriculumId },
    data: { checkpointPolicy: { mode: "people", requiredReviews: 3, minimumAgreement: 0.9 } },
  });
  const root = await createProblemRow(db, curriculumId);
  const first = await createProblemRow(db, curriculumId, root.id);
  for (const [level, transformation, votes] of decided) {
    const { id } = await createProblemRow(db, curriculumId, level === 1 ? root.id : first.id);
    await db.problem.update({ where: { id }, data: { transformations: [transformation] } });
    for (const [place, vote] of [...votes].entries()) {
      const person = people[place]!;
      if (vote === "+")
        await decide(db, person, { problemId: id, decision: "approve", durationMs: 1000 * (place + 1) });
      if (vote === "-")
        await decide(db, person, { problemId: id, decision: "reject", reason: "trivial", durationMs: 5000 });
    }
  }
});

it("reports agreement by pair, level and transformation", async () => {
  const report = await agreementReport(db, curriculumId);
  expect(report.all.items).toBe(5);
  // Whole agreement on three, none on one, a third of the pairs on one.
  expect(report.all.percent.value).toBeCloseTo((3 + 0 + 1 / 3) / 5, 12);
  expect(report.byLevel.map(({ label, agreement }) => [inEnglish(label), agreement.items])).toEqual([
    ["Level 1", 4],
    ["Level 2", 1],
  ]);
  expect(
    Object.fromEntries(report.byTransformation.map(({ id, agreement }) => [id, agreement.items])),
  ).toEqual({
    "drop-term": 3,
    "unit-coefficient": 2,
  });
  for (const { label } of report.byTransformation) inJapanese(label);
  const shared = report.byPair.map(({ agreement }) => agreement.items).sort();
  expect(shared).toEqual([1, 2, 4]);
});

it("gives the agreement that the checkpoint goes by", async () => {
  const { all } = await agreementReport(db, curriculumId);
  const condition = (await checkpointStatus(db, curriculumId)).conditions.find(
    ({ name }) => name === "agreement",
  );
  expect(condition?.figure).toBeCloseTo(all.ac2.value!, 10);
  expect(condition?.counted).toBe(all.items);
});

it("tells how long each person takes", async () => {
  const times = await decisionTimes(db);
  expect(times.map(({ reviewerId, decisions, medianMs }) => [reviewerId, decisions, medianMs])).toEqual([
    [people[0]?.kind === "person" && people[0].userId, 5, 1000],
    [people[1]?.kind === "person" && people[1].userId, 5, 2000],
    [people[2]?.kind === "person" && people[2].userId, 2, 3000],
  ]);
});
