import { createRunToken } from "@/lib/auth/run-tokens";
import type { Database } from "@/lib/db";
import { writeSnapshot } from "@/lib/runs/write-snapshot";

/** A run of an LLM that has started, with a snapshot of these problems (level, statement) and a token. */
export async function trainedRun(
  db: Database,
  problems: readonly (readonly [level: number, statement: string])[],
  config: object = {},
  stage: "train" | "generate" = "train",
) {
  const name = crypto.randomUUID();
  const curriculum = await db.curriculum.create({
    data: { name, domain: "integration", checkpointPolicy: { mode: "people" } },
  });
  const model = await db.model.create({
    data: {
      name,
      kind: "openai_compatible",
      config: { baseUrl: "http://127.0.0.1:9/v1", model: "tiny" },
      versions: { create: { number: 1 } },
    },
    include: { versions: true },
  });
  const rows = problems.map(([level, statement], index) => ({
    id: `${curriculum.id}-${String(index).padStart(6, "0")}`,
    level,
    statement,
  }));
  await db.problem.createMany({
    data: rows.map(({ id, statement }) => ({
      id,
      curriculumId: curriculum.id,
      statement,
      latex: statement,
      canonical: id,
      canonicalHash: id,
      transformations: [],
      reviewState: "approved" as const,
    })),
  });
  const snapshotId = await writeSnapshot(db, curriculum.id, rows);
  const snapshot = await db.snapshot.findUniqueOrThrow({ where: { id: snapshotId } });
  const run = await db.run.create({
    data: {
      stage,
      backend: "ray",
      status: "starting",
      curriculumId: curriculum.id,
      snapshotId,
      modelVersionId: model.versions[0]!.id,
      config,
      seed: "seed",
      codeVersion: "test",
    },
  });
  const token = await createRunToken(db, run.id, 1);
  return { run, token, snapshot, problemIds: rows.map(({ id }) => id), versionId: model.versions[0]!.id };
}
