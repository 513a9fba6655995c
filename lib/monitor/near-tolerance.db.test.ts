import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { modelServer, says } from "@/lib/models/openai-compatible/testing/model-server";
import { createEndpointModel } from "@/lib/registry";
import { launchRun } from "@/lib/runs";
import { smallCurriculum, untilFinished } from "@/lib/runs/testing";
import { databaseWithWorker } from "@/lib/runs/testing/database-with-worker";
import { listAlerts, monitorReport, nearToleranceShare, watchRuns } from ".";

const actor = systemActor("test");
const samples = 32;
let test: Awaited<ReturnType<typeof databaseWithWorker>>;
let db: Database;

beforeAll(async () => {
  test = await databaseWithWorker();
  db = test.db;
});
afterAll(() => test.dispose());

/** A verify run whose model gives these answers in turn, and at last the last of them again and again. */
async function measured(name: string, first: string, ...more: string[]) {
  const [one, ...others] = [first, ...more].map((answer) => says(`<ANSWER>${answer}</ANSWER>`));
  await using server = await modelServer(one!, ...others);
  const config = { baseUrl: server.baseUrl, model: "tiny", concurrency: 1 };
  const model = await createEndpointModel(db, actor, { name, config });
  const version = await db.modelVersion.findFirstOrThrow({ where: { modelId: model.id } });
  const curriculum = await smallCurriculum(db, name, ["3*x^2"]);
  const run = await launchRun(db, actor, {
    stage: "verify",
    curriculumId: curriculum.id,
    modelVersionId: version.id,
    config: { samplesPerProblem: samples },
  });
  expect((await untilFinished(db, run.id)).status).toBe("succeeded");
  return { curriculumId: curriculum.id, runId: run.id };
}

it("answers that a model got accepted near the tolerance are kept, counted and raise an alert", async () => {
  const wrong = "1.0000000001*x^3";
  const { curriculumId, runId } = await measured("Near", "x^2", wrong, wrong, wrong, wrong, "x^3");
  const attempts = await db.attempt.findMany({ where: { runId } });
  const closeness = (answer: string) =>
    attempts.filter((one) => one.answer === answer).map((one) => one.closeness);
  expect(closeness("x^2")).toEqual([null]);
  expect(new Set(closeness("x^3"))).toEqual(new Set([0]));
  for (const one of closeness(wrong)) expect(one).toBeCloseTo(0.01, 4);

  const near = async () => nearToleranceShare((await monitorReport(db, curriculumId)).measured[0]!);
  const share = 4 / (samples - 1);
  expect(await near()).toBeCloseTo(share, 9);
  await db.$executeRaw`SELECT retally_monitor()`;
  expect(await near()).toBeCloseTo(share, 9);

  await watchRuns(db);
  const alert = (await listAlerts(db, curriculumId)).find(({ kind }) => kind === "nearToleranceShare");
  expect(alert).toMatchObject({ threshold: 0.05, figure: expect.closeTo(share, 9) });
  expect(alert?.message).toBe("13 % of the accepted answers came near the verifier's tolerance.");
});

it("right answers raise nothing, and runs from before this was known say nothing of it", async () => {
  const { curriculumId, runId } = await measured("Right", "x^3", "0.5*x^3 + x^3/2");
  const near = async () => nearToleranceShare((await monitorReport(db, curriculumId)).measured[0]!);
  expect(await near()).toBe(0);
  await watchRuns(db);
  const kinds = (await listAlerts(db, curriculumId)).map(({ kind }) => kind);
  expect(kinds).not.toContain("nearToleranceShare");

  await db.attempt.updateMany({ where: { runId }, data: { closeness: null } });
  await db.$executeRaw`SELECT retally_monitor()`;
  expect(await near()).toBeNull();
});
