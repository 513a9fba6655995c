import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/auth/actor";
import { changeCheckpointPolicy } from "@/lib/curriculum";
import { type Database, databaseUrl } from "@/lib/db";
import { PrismaClient } from "@/lib/db/generated/client";
import { createCurriculumRow } from "@/lib/db/testing/fixtures";
import { personWith } from "@/lib/runs/testing";
import {
  calibrationScore,
  changeQueuePolicy,
  comparedProblemsOf,
  decide,
  drawnSample,
  handOut,
  openFlags,
  pairsFor,
  prepareQueue,
  problemEvidence,
  raiseFlag,
  reserveSimilar,
  setCalibration,
  settleFlag,
  undoDecision,
  waitingFor,
} from ".";

/** Enough that PostgreSQL reads a table from end to end only where it has no index to use. */
const problems = 30_000;
/** What grows with the curricula; the rest of the tables holds what people are doing now. */
const large = ["problem", "attempt", "review"];

type Asked = { readonly query: string; readonly params: string };
let db: Database;
let explaining: Client;
let asked: Asked[] = [];
let ada: Actor & { kind: "person" };
let curriculumId = "";

beforeAll(async () => {
  const adapter = new PrismaPg({ connectionString: databaseUrl() });
  const client = new PrismaClient({ adapter, log: [{ emit: "event", level: "query" }] });
  client.$on("query", ({ query, params }) => asked.push({ query, params }));
  db = client as unknown as Database;
  explaining = new Client({ connectionString: databaseUrl() });
  await explaining.connect();
  ada = await personWith(db, "reviewer");
  curriculumId = (await createCurriculumRow(db)).id;
  await seed();
});
afterAll(async () => {
  await explaining.end();
  await db.$disconnect();
});

async function seed() {
  const run = await db.run.create({
    data: {
      stage: "verify",
      curriculumId,
      seed: "s",
      codeVersion: "test",
      config: {},
      modelVersionId: (
        await db.modelVersion.create({
          data: { number: 1, model: { create: { name: randomUUID(), kind: "rule_policy" } } },
        })
      ).id,
    },
  });
  await explaining.query("SET session_replication_role = replica");
  await explaining.query(
    `INSERT INTO problem (id, curriculum_id, parent_id, level, statement, latex, canonical, canonical_hash, transformations,
       attempt_count, verified_count, uncertainty, review_state)
     SELECT 'p' || n, $1, CASE WHEN n > 10 THEN 'p' || n / 10 END, length(n::text) - 1, 'x', 'x', 'family' || chr(97 + n % 20) || n,
       'hash' || n, ARRAY['t' || n % 5], 4, n % 5, CASE WHEN n % 300 > 0 THEN n % 97 / 97.0 END,
       (CASE WHEN n % 100 = 0 THEN 'conflict' WHEN n % 3 = 0 THEN 'approved' ELSE 'pending' END)::review_state
     FROM generate_series(1, ${problems}) n`,
    [curriculumId],
  );
  await explaining.query(
    `INSERT INTO attempt (id, run_id, problem_id, model_version_id, sample, answer, verdict, explanation)
     SELECT 'a' || n || '/' || s, $1, 'p' || n, $2, s, 'x', 'refuted', 'no' FROM generate_series(1, ${problems}) n, generate_series(0, 3) s`,
    [run.id, run.modelVersionId],
  );
  const bob = await personWith(db, "reviewer");
  await explaining.query(
    `INSERT INTO review (id, problem_id, reviewer_id, decision)
     SELECT 'r' || n, 'p' || n, $1, 'approve' FROM generate_series(1, ${problems}) n WHERE n % 3 = 0`,
    [bob.userId],
  );
  await explaining.query("SET session_replication_role = DEFAULT");
  await explaining.query("VACUUM ANALYZE");
}

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** Every large table that some query of the work reads from end to end, with the query. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  asked = [];
  await work();
  const found: string[] = [];
  for (const { query, params } of asked) {
    if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(query)) continue;
    await explaining.query("BEGIN");
    const { rows } = await explaining.query(`EXPLAIN (FORMAT JSON) ${query}`, JSON.parse(params));
    await explaining.query("ROLLBACK");
    const whole = wholeIn(rows[0]["QUERY PLAN"][0].Plan);
    if (whole.length > 0) found.push(`${whole.join()}: ${query.replace(/\s+/g, " ")}`);
  }
  expect(asked.length).toBeGreaterThan(0);
  return found;
}

function wholeIn(plan: Plan): string[] {
  const here = plan["Node Type"] === "Seq Scan" && large.includes(plan["Relation Name"] ?? "");
  return [...(here ? [plan["Relation Name"]!] : []), ...(plan.Plans ?? []).flatMap(wholeIn)];
}

const next = async () => (await handOut(db, ada, { curriculumId, wanted: 8 })).items[0]!.problemId;

it("knows a query that reads a whole table", async () => {
  expect(await readWhole(() => db.problem.findFirst({ where: { statement: "y" } }))).toHaveLength(1);
});

it.each(["all", "uncertain", "sample"] as const)(
  "hands out from the queue “%s” by index alone",
  async (queue) => {
    await changeCheckpointPolicy(db, systemActor("test"), curriculumId, { requiredReviews: 2 });
    await changeQueuePolicy(db, systemActor("test"), curriculumId, { queue, calibrationPercent: 10 });
    await explaining.query("ANALYZE problem");
    expect(await readWhole(next)).toEqual([]);
  },
);

it.each([
  [
    "deciding",
    async () =>
      decide(db, ada, { id: randomUUID(), problemId: await next(), decision: "approve", fromQueue: true }),
  ],
  [
    "deciding late",
    () => decide(db, ada, { problemId: "p11", decision: "reject", reason: "trivial", fromQueue: true }),
  ],
  ["undoing", () => undoDecision(db, ada, { id: randomUUID(), problemId: "p11" })],
  ["looking at the evidence", () => problemEvidence(db, ada, "p13")],
  ["flagging", () => raiseFlag(db, ada, { problemId: "p14" })],
  ["looking at flags", () => openFlags(db, ada, curriculumId)],
  ["settling a flag", () => settleFlag(db, ada, { problemId: "p14" })],
  [
    "looking for what is alike",
    () => reserveSimilar(db, ada, { problemId: "p16", kind: "alike", wanted: 36 }),
  ],
  ["looking for variants", () => reserveSimilar(db, ada, { problemId: "p20", kind: "children", wanted: 36 })],
  ["asking for pairs", () => pairsFor(db, ada, { curriculumId, wanted: 12 })],
  ["asking for compared difficulties", () => comparedProblemsOf(db, curriculumId)],
  ["setting a known answer", () => setCalibration(db, ada, { problemId: "p17", decision: "approve" })],
  ["counting the drawn sample", () => drawnSample(db, curriculumId)],
  ["counting what waits", () => waitingFor(db, ada, curriculumId)],
  ["asking for one's calibration", () => calibrationScore(db, ada.userId, curriculumId)],
] as const)("%s reads no large table from end to end", async (_, work) => {
  expect(await readWhole(work)).toEqual([]);
});

it("says where the rest of an empty queue is by index alone", async () => {
  const all = { data: { reviewState: "approved" } } as const;
  await db.problem.updateMany(all);
  await raiseFlag(db, ada, { problemId: "p14" });
  await db.problem.update({ where: { id: "p14" }, data: { reviewState: "pending" } });
  const ask = () => handOut(db, ada, { curriculumId, wanted: 1 });
  expect((await ask()).elsewhere).toEqual({ discussed: 1, withOthers: 0 });
  await explaining.query("ANALYZE problem");
  expect(await readWhole(ask)).toEqual([]);
});

it("works the next thousand of a queue out by index alone", async () => {
  await changeQueuePolicy(db, systemActor("test"), curriculumId, { queue: "uncertain" });
  expect(await readWhole(() => prepareQueue(db, curriculumId))).toEqual([]);
});
