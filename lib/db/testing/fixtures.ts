import { randomUUID } from "node:crypto";
import type { Database, Prisma } from "..";

/** Rows that tests of the database need and do not care about, each with a name of its own. */
export function createPerson(db: Database, data: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  return db.user.create({ data: { name: "Somebody", email: `${randomUUID()}@example.org`, ...data } });
}

export function createCurriculumRow(db: Database) {
  return db.curriculum.create({
    data: { name: `Curriculum ${randomUUID()}`, domain: "integration", checkpointPolicy: { mode: "people" } },
  });
}

export function createProblemRow(db: Database, curriculumId: string, parentId: string | null = null) {
  const canonical = randomUUID();
  const formula = { statement: "x", latex: "x", canonical, canonicalHash: canonical };
  return db.problem.create({ data: { curriculumId, parentId, transformations: [], ...formula } });
}

export async function createModelVersionRow(db: Database) {
  const model = await db.model.create({ data: { name: `Model ${randomUUID()}`, kind: "rule_policy" } });
  return db.modelVersion.create({ data: { modelId: model.id, number: 1, weights: { a: 1 } } });
}

export async function createRunRow(db: Database, curriculumId: string) {
  const { id: modelVersionId } = await createModelVersionRow(db);
  const fixed = { config: { depth: 1 }, seed: "seed", codeVersion: "test" };
  return db.run.create({ data: { stage: "generate", curriculumId, modelVersionId, ...fixed } });
}
