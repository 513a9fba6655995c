import { createHash } from "node:crypto";
import { contentLine } from "@/lib/curriculum/content-line";
import type { Transaction } from "@/lib/db";

type SnapshotProblem = { readonly id: string; readonly statement: string; readonly level: number };

/** Fixes problems in their order, with the hash of their content. Returns the snapshot's id. */
export async function writeSnapshot(
  tx: Transaction,
  curriculumId: string,
  problems: readonly SnapshotProblem[],
): Promise<string> {
  const content = createHash("sha256");
  for (const problem of problems) content.update(contentLine(problem));
  const snapshot = await tx.snapshot.create({ data: { curriculumId, contentHash: content.digest("hex") } });
  await tx.snapshotProblem.createMany({
    data: problems.map(({ id: problemId, statement, level }, position) => ({
      snapshotId: snapshot.id,
      position,
      problemId,
      statement,
      level,
    })),
  });
  return snapshot.id;
}
