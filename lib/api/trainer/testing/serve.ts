import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "@/lib/db";
import { startEmbeddedPostgres } from "@/lib/db/embedded/server";
import { applyMigrations } from "@/lib/db/migrations/apply";
import { domainById } from "@/lib/domains/registry";
import { changeStatus } from "@/lib/runs/change-status";
import { contractServer } from "./contract-server";
import { trainedRun } from "./trained-run";

/**
 * The contract over a real database, for the tests of the Python package: `tsx lib/api/trainer/testing/serve.ts`. Takes
 * one JSON command a line ({"do": "run" | "cancel" | "state", …}) and answers with one; ends with its input.
 */
const folder = mkdtempSync(join(tmpdir(), "ladderboard-contract-"));
const postgres = await startEmbeddedPostgres({ folder, settings: { fsync: "off" } });
await postgres.createDatabase("contract");
process.env.DATABASE_URL = postgres.url("contract");
process.env.LADDERBOARD_SECRET = "a secret of at least thirty-two characters";
await applyMigrations(process.env.DATABASE_URL);
const db = database();
const server = await contractServer();

type Command = {
  do: string;
  runId: string;
  config?: object;
  problems?: [number, string][];
  stage?: "train" | "generate";
};
const commands: Readonly<Record<string, (command: Command) => Promise<object>>> = {
  async run({ config, problems, stage }) {
    const { run, token } = await trainedRun(db, problems ?? trivialProblems(), config, stage);
    return { url: server.url, runId: run.id, token };
  },
  async cancel({ runId }) {
    await db.run.update({ where: { id: runId }, data: { cancelRequested: true } });
    return {};
  },
  async end({ runId }) {
    await db.$transaction((tx) => changeStatus(tx, runId, "cancelled"));
    return {};
  },
  async state({ runId }) {
    const { status, unitsDone } = await db.run.findUniqueOrThrow({ where: { id: runId } });
    const [metrics, notes, versions, variants, batches] = await Promise.all([
      db.metric.findMany({ where: { runId }, orderBy: { step: "asc" } }),
      db.runNote.findMany({ where: { runId } }),
      db.modelVersion.findMany({ where: { producedByRunId: runId }, orderBy: { step: "asc" } }),
      db.problem.findMany({ where: { generatedByRunId: runId }, select: { statement: true, level: true } }),
      db.rewardBatch.findMany({
        where: { runId },
        select: { batchId: true, step: true, rollouts: true },
        orderBy: { step: "asc" },
      }),
    ]);
    return { status, unitsDone, metrics, notes, versions, variants, batches };
  },
};

/** Powers and circular functions with small coefficients, as the domain's own transformations write them. */
function trivialProblems(): [number, string][] {
  const domain = domainById("integration")!;
  const transformationIds = [
    "rename-coefficient",
    "unit-coefficient",
    "notch-exponent",
    "lower-exponent",
    "swap-cofunctions",
  ];
  const roots = ["3*x^2", "5*x^3", "2*x", "4*cos(x)", "6*sin(x)"];
  const found = new Map<string, [number, string]>(roots.map((root) => [root, [0, root]]));
  for (const [level, intends] of [
    [1, "equivalent"],
    [2, "easier"],
  ] as const)
    for (const root of roots)
      for (const { statement } of domain.writeVariants(root, {
        count: 12,
        intends,
        transformationIds,
        seed: "trivial",
      }))
        if (!found.has(statement)) found.set(statement, [level, statement]);
  return [...found.values()];
}

console.log(JSON.stringify({ url: server.url }));
let rest = "";
for await (const part of process.stdin.setEncoding("utf8")) {
  const lines = (rest + part).split("\n");
  rest = lines.pop()!;
  for (const line of lines) {
    const command = JSON.parse(line) as Command;
    console.log(JSON.stringify(await commands[command.do]!(command)));
  }
}
await server.close();
await db.$disconnect();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
