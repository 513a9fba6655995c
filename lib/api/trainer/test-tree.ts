import { z } from "zod";
import type { Database } from "@/lib/db";
import { runConfigSchemas } from "@/lib/runs";
import { growTestTree } from "@/lib/runs/stages/grow-test-tree";
import type { TrainedRun } from "./called-run";
import { judges } from "./judges";

const unit = "tree";
const stored = z.object({
  tree: z.array(z.object({ problemId: z.string(), level: z.number(), statement: z.string() })),
});
export type TestTree = z.infer<typeof stored>["tree"];

/** What a ttrl run learns from: the test problem, at level 0, and its variants. Grown once, and kept as a unit of the run. */
export async function testTreeOf(db: Database, run: TrainedRun): Promise<TestTree> {
  const key = { runId: run.id, key: unit };
  const known = await db.runUnit.findUnique({ where: { runId_key: key } });
  if (known) return stored.parse(known.result).tree;
  const tree = await grow(db, run);
  await db.runUnit.createMany({ data: [{ ...key, result: { tree } }], skipDuplicates: true });
  const first = await db.runUnit.findUniqueOrThrow({ where: { runId_key: key } });
  return stored.parse(first.result).tree;
}

async function grow(db: Database, run: TrainedRun): Promise<TestTree> {
  const {
    problem: position,
    variants,
    depth,
  } = run.config as { problem: number; variants: number; depth: number };
  const asked = await db.benchmarkProblem.findUniqueOrThrow({
    where: { benchmarkId_position: { benchmarkId: run.benchmarkId!, position } },
  });
  const settings = runConfigSchemas.ttrl.pick({ variants: true, depth: true }).parse({ variants, depth });
  const grown = await growTestTree({ db, backend: judges(), domain: run.domain }, settings, asked, run.seed);
  return [
    { problemId: asked.id, level: 0, statement: asked.statement },
    ...grown.map(({ level, statement }, index) => ({ problemId: `variant-${index + 1}`, level, statement })),
  ];
}
