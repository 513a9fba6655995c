import { Client } from "pg";
import { beforeAll, expect, it, vi } from "vitest";
import { listAudit } from "@/lib/audit/read";
import { systemActor } from "@/lib/auth/actor";
import { listUsers } from "@/lib/auth/users";
import { listBenchmarks } from "@/lib/benchmarks";
import { type Database, database } from "@/lib/db";
import { createCurriculumRow, createPerson, createProblemRow, createRunRow } from "@/lib/db/testing/fixtures";
import { listModels } from "@/lib/registry";
import { checkpointHistory, checkpointStatus, problemEvidence } from "@/lib/review";
import { agreementReport, decisionTimes } from "@/lib/review/agreement";
import { listRuns } from "@/lib/runs";
import { changeCheckpointPolicy, curriculaOverview } from ".";

let db: Database;
let curriculumId: string;
let problemId: string;

/** Somebody who may not enter everything: their lists ask for what others' need not. */
const viewer = { kind: "person", userId: "nobody", name: "Viewer", role: "viewer" } as const;

/** What the list pages read, each by the function that its page calls. */
const lists: Record<string, () => Promise<unknown>> = {
  curricula: () => curriculaOverview(db, viewer, { limit: 50 }),
  runs: () => listRuns(db, viewer, { limit: 50 }),
  benchmarks: () => listBenchmarks(db),
  models: () => listModels(db),
  accounts: () => listUsers(db),
  audit: () => listAudit(db, { limit: 50 }),
  checkpoint: () => checkpointStatus(db, curriculumId),
  history: () => checkpointHistory(db, curriculumId),
  agreement: () => agreementReport(db, curriculumId),
  times: () => decisionTimes(db),
  evidence: () => problemEvidence(db, systemActor("test"), problemId),
};

beforeAll(async () => {
  db = database();
  curriculumId = (await createCurriculumRow(db)).id;
  problemId = (await createProblemRow(db, curriculumId)).id;
  await addMore();
});

/** One more of everything that the lists hold. */
async function addMore(): Promise<void> {
  const other = await createCurriculumRow(db);
  for (const id of [curriculumId, other.id]) {
    const variant = await createProblemRow(db, id, id === curriculumId ? problemId : null);
    await createRunRow(db, id);
    for (const problem of new Set([variant.id, problemId])) {
      for (const person of [await createPerson(db), await createPerson(db)])
        await db.review.create({
          data: { problemId: problem, reviewerId: person.id, decision: "approve", durationMs: 5 },
        });
    }
  }
  await changeCheckpointPolicy(db, systemActor("test"), curriculumId, {});
}

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return asked.mock.calls.length;
  } finally {
    asked.mockRestore();
  }
}

it("asks the database as often for many rows as for few", async () => {
  const few: Record<string, number> = {};
  for (const [name, list] of Object.entries(lists)) few[name] = await queriesOf(list);
  expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
  for (let i = 0; i < 5; i++) await addMore();
  for (const [name, list] of Object.entries(lists))
    expect([name, await queriesOf(list)]).toEqual([name, few[name]]);
});
