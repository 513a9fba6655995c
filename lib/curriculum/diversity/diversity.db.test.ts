import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { drawWeighted, seededRandom } from "@/lib/domains/seeded-random";
import { inEnglish } from "@/lib/language/in-english";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";
import { launchRun } from "@/lib/runs";
import { untilFinished } from "@/lib/runs/testing";
import { startWorker } from "@/lib/runs/worker/worker";
import { seedBundled } from "@/prisma/seed";
import { changeGenerationPolicy, diversityReport, drawsBy, evenWeights } from ".";

const actor = systemActor("test");
let test: TestDatabase;
let db: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  await seedBundled(db);
});
afterAll(() => test.dispose());

async function generated(curriculumId: string) {
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  const config = { depth: 1, variantsPerProblem: 5, easierShare: 1 };
  const run = await launchRun(db, actor, {
    stage: "generate",
    curriculumId,
    modelVersionId,
    config,
    seed: "even",
  });
  const worker = await startWorker(test.url, { threads: 1, log: () => {} });
  try {
    expect((await untilFinished(db, run.id)).status).toBe("succeeded");
  } finally {
    await worker.stop();
  }
  return db.run.findUniqueOrThrow({ where: { id: run.id } });
}

it("compares variants with roots and benchmark, finds what is alike, and the next generate run draws by what was applied", async () => {
  const { id } = await createCurriculum(db, actor, { name: "Diverse", roots: "bundled" });
  await generated(id);
  const before = await diversityReport(db, id);
  const compared = before.comparisons.map(({ property, against }) => `${property} / ${inEnglish(against)}`);
  expect(new Set(compared).size).toBe(8);
  const functions = before.comparisons.find(
    ({ property, against }) => property === "functions" && inEnglish(against) === "the roots",
  )!;
  expect(functions.effect).toBeGreaterThan(0);
  expect(functions.pValue).toBeLessThanOrEqual(1);
  const technique = before.comparisons.find(({ property }) => property === "technique")!;
  expect(technique.effect).not.toBeNull();
  expect(say(translateTo("ja"), technique.says)).toMatch(/^[^A-Za-z]+: 変形問題で\d+%、比較対象で\d+%$/);
  expect(before.clusters.all).toBe(await db.problem.count({ where: { curriculumId: id } }));
  const { clusters, largest } = before.clusters;
  expect(largest.length).toBeLessThanOrEqual(clusters);
  for (const { problems, members } of largest) {
    const ids = members.map(({ id }) => id);
    expect(new Set(ids).size).toBe(Math.min(4, problems));
    const [{ families }] = await db.$queryRaw<[{ families: number }]>`
      SELECT count(DISTINCT problem_family(canonical))::int AS families FROM problem WHERE id = ANY(${ids})`;
    expect(families).toBe(1);
  }

  const easier = before.mixes.find(({ intends }) => intends === "easier")!;
  const only = easier.counts.find(({ problems }) => problems > 5)!.id;
  const weights = Object.fromEntries(easier.counts.map(({ id }) => [id, id === only ? 1 : 0]));
  await changeGenerationPolicy(db, actor, id, { transformationWeights: weights });
  const run = await generated(id);
  expect((run.config as { transformationWeights: object }).transformationWeights).toEqual(weights);
  const written = await db.problem.findMany({ where: { generatedByRunId: run.id } });
  expect(written.length).toBeGreaterThan(0);
  expect(new Set(written.flatMap(({ transformations }) => transformations))).toEqual(new Set([only]));
  const entry = await db.auditEntry.findFirst({ where: { action: "curriculum.generation-policy-changed" } });
  expect(entry?.subject).toBe(`curriculum:${id}`);
});

it("knows whether weights are what is drawn by already", () => {
  const policy = { transformationWeights: { a: 0.25 } };
  expect(drawsBy(policy, { a: 0.25, b: 1 })).toBe(true);
  expect(drawsBy(policy, { a: 0.25, b: 4 })).toBe(false);
});

it("proposes more of what is rare, within a factor of four, and the draw follows", () => {
  expect(
    evenWeights(
      new Map([
        ["a", 30],
        ["b", 10],
        ["c", 20],
      ]),
    ),
  ).toEqual({ a: 0.67, b: 2, c: 1 });
  expect(
    evenWeights(
      new Map([
        ["a", 1000],
        ["b", 0],
      ]),
    ),
  ).toEqual({ a: 0.5, b: 4 });
  expect(
    evenWeights(
      new Map([
        ["a", 0],
        ["b", 0],
      ]),
    ),
  ).toEqual({ a: 1, b: 1 });
  const random = seededRandom("draws");
  const first = Array.from(
    { length: 4000 },
    () => drawWeighted(["a", "b", "c"], 1, (x) => ({ a: 3, b: 1, c: 0 })[x]!, random)[0],
  );
  const share = first.filter((one) => one === "a").length / first.length;
  expect(share).toBeGreaterThan(0.72);
  expect(share).toBeLessThan(0.78);
  expect(first).not.toContain("c");
});
