import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { isHeldOut } from "@/lib/benchmarks";
import { canonicalHash, createCurriculum } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { integrationDomain as domain } from "@/lib/domains/integration";
import { sampleSolution, untrainedWeights } from "@/lib/domains/integration/rule-policy";
import { importBenchmark } from ".";

let test: TestDatabase;
let db: Database;
const actor = systemActor("test");

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
});
afterAll(() => test.dispose());

const text = [
  "% indefinite, definite, improper",
  "\\int x\\cos(x)\\,dx\tx*sin(x) + cos(x)",
  "\\int_0^{\\pi} \\sin(x)\\,dx\t2",
  "\\int_0^\\infty e^{-3x}\\,dx\t1/2",
  '{"problem": "\\\\int_1^2 \\\\frac{1}{t}\\\\,dt", "answer": "log(2)", "technique": "tables"}',
  "\\int \\cos(x) x\\,dx",
  "\\int x +* dx",
  "\\int x^3 + x\\,dx",
].join("\n");

it("takes LaTeX and JSON, definite and indefinite, says what it leaves out, and checks the answers", async () => {
  const checkpointPolicy = { mode: "policy" as const };
  await createCurriculum(db, actor, { name: "Trained", roots: "x^3 + x", checkpointPolicy });
  const report = await importBenchmark(db, actor, { name: "Bee", source: "a test", text, domain });
  expect(report.added).toBe(4);
  expect(report.leftOut.map(({ line }) => line)).toEqual([6, 7, 8]);
  expect(report.leftOut[0]!.reason).toContain("line 2");
  expect(report.leftOut[2]!.reason).toContain("Trained");
  expect(report.answers).toEqual({ verified: [2, 3, 5], refuted: [4], undecided: [] });
  const problems = await db.benchmarkProblem.findMany({ orderBy: { position: "asc" } });
  expect(problems.map(({ technique }) => technique)).toEqual(["not said", "not said", "not said", "tables"]);
  for (const { statement, latex } of problems.slice(1)) {
    expect(domain.readBenchmarkProblem(statement)).toMatchObject({ ok: true, value: { statement, latex } });
    expect(latex).toContain("\\int_{");
  }
});

it("holds the integrand of a definite integral out, and writes variants of it alone", async () => {
  const read = domain.readProblem("sin(x)");
  const hash = canonicalHash(read.ok ? read.value.canonical : "");
  expect(await isHeldOut(db, [hash])).toEqual(new Set([hash]));
  const { statement } = await db.benchmarkProblem.findFirstOrThrow({ where: { position: 2 } });
  const request = { count: 3, intends: "equivalent", transformationIds: [], seed: "1" } as const;
  const variants = domain.writeVariants(statement, request);
  expect(variants.length).toBeGreaterThan(0);
  for (const variant of variants) expect(domain.readProblem(variant.statement).ok).toBe(true);
});

it("the rule policy answers a definite integral with its value, and an improper one not at all", async () => {
  const [proper, improper] = await Promise.all(
    [2, 3].map((position) => db.benchmarkProblem.findFirstOrThrow({ where: { position } })),
  );
  const answers = (statement: string) =>
    Array.from(
      { length: 60 },
      (_, i) => sampleSolution(untrainedWeights(), statement, { seed: String(i) }).answer,
    );
  const verified = answers(proper!.statement).filter(
    (answer) => answer !== null && domain.verify(proper!.statement, answer, "t").kind === "verified",
  );
  expect(verified.length).toBeGreaterThan(0);
  expect(new Set(answers(improper!.statement))).toEqual(new Set([null]));
});

it("refuses a name that is taken, and a file of which nothing can be taken", async () => {
  const input = { source: "a test", domain };
  await expect(importBenchmark(db, actor, { ...input, name: "Bee", text })).rejects.toMatchObject({
    fields: [{ field: "name" }],
  });
  await expect(importBenchmark(db, actor, { ...input, name: "None", text: "+*" })).rejects.toMatchObject({
    fields: [{ field: "in" }],
  });
});
