import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { seedBundled } from "@/prisma/seed";
import { partiesOf } from "./parties";

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  await seedBundled(test_.db);
});
afterAll(() => test_.dispose());

test("names what the log speaks of as it is called today, with the way to its page", async () => {
  const { db } = test_;
  const problem = await db.problem.findFirstOrThrow();
  const curriculum = await db.curriculum.findUniqueOrThrow({ where: { id: problem.curriculumId } });
  const version = await db.modelVersion.findFirstOrThrow({ include: { model: true } });
  const benchmark = await db.benchmark.findFirstOrThrow();
  const user = await db.user.create({ data: { email: "ada@example.org", name: "Ada", role: "auditor" } });
  const token = await db.apiToken.create({
    data: { userId: user.id, name: "nightly", tokenHash: "hash", expiresAt: new Date(0) },
  });
  const entries = [
    { actor: `person:${user.id}`, subject: `curriculum:${curriculum.id}` },
    { actor: `token:${token.id}`, subject: `problem:${problem.id}` },
    { actor: "system:start", subject: `model-version:${version.id}` },
    { actor: `person:${user.id}`, subject: `benchmark:${benchmark.id}` },
    { actor: `person:${user.id}`, subject: "curriculum:gone" },
  ];
  const parties = await partiesOf(
    db,
    entries.flatMap(({ actor, subject }) => [actor, subject]),
  );
  expect(parties.has("curriculum:gone")).toBe(false);
  expect(Object.fromEntries(parties)).toMatchObject({
    "system:start": { name: { key: "audit.systems.start" }, href: null },
    [`person:${user.id}`]: { name: "Ada", href: null },
    [`token:${token.id}`]: {
      name: { key: "audit.byToken", values: { person: "Ada", token: "nightly" } },
      href: null,
    },
    [`curriculum:${curriculum.id}`]: { name: curriculum.name, href: `/curricula/${curriculum.id}` },
    [`problem:${problem.id}`]: {
      name: problem.statement,
      href: `/curricula/${curriculum.id}/problems/${problem.id}`,
    },
    [`model-version:${version.id}`]: {
      name: `${version.model.name} v${version.number}`,
      href: `/models/${version.modelId}/versions/${version.id}`,
    },
    [`benchmark:${benchmark.id}`]: { name: benchmark.name, href: `/benchmarks/${benchmark.id}` },
  });
});
