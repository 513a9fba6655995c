import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { inJapanese } from "@/lib/language/testing/in-japanese";
import { launchRun } from "@/lib/runs";
import { easyRoots, personWith, smallCurriculum, untilFinished } from "@/lib/runs/testing";
import { type RunningWorker, startWorker } from "@/lib/runs/worker/worker";
import {
  acknowledgeAlert,
  changeMonitorPolicy,
  listAlerts,
  monitorReport,
  postAlerts,
  postErrorSays,
  sumOf,
  watchRuns,
} from ".";

const actor = systemActor("test");
let test: TestDatabase;
let db: Database;
let worker: RunningWorker;
let curriculumId: string;
let webhook: Server;
const posted: { id: string; kind: string; text: string; texts: Record<string, string>; threshold: number }[] =
  [];
let answers = 204;

beforeAll(async () => {
  test = await createTestDatabase();
  db = test.db;
  webhook = createServer(async (asked, reply) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    if (answers === 204) posted.push(JSON.parse(Buffer.concat(parts).toString()));
    reply.writeHead(answers).end();
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const { seedBundled } = await import("@/prisma/seed");
  await seedBundled(db);
  curriculumId = (await smallCurriculum(db, "Watched", [...easyRoots, "x^4 + sin(x)"])).id;
  worker = await startWorker(test.url, { threads: 1, log: () => {} });
  for (const [stage, config] of [
    ["generate", { depth: 2, variantsPerProblem: 4 }],
    ["generate", { depth: 1, variantsPerProblem: 9 }],
    ["verify", { samplesPerProblem: 3 }],
  ] as const) {
    const version = await db.modelVersion.findFirstOrThrow();
    const run = await launchRun(db, actor, {
      stage,
      curriculumId,
      modelVersionId: version.id,
      config,
      seed: stage,
    });
    expect((await untilFinished(db, run.id)).status).toBe("succeeded");
  }
  await worker.stop();
});
afterAll(async () => {
  webhook.close();
  await test.dispose();
});

it("counts attempts and variants as they are written, to the same as counting them all", async () => {
  const before = await monitorReport(db, curriculumId);
  const [run] = before.measured;
  expect(sumOf(run!.levels).attempts).toBe(await db.attempt.count({ where: { runId: run!.runId } }));
  expect(run!.levels.map(({ level }) => level)).toEqual([0, 1, 2]);
  const verified = await db.attempt.count({ where: { runId: run!.runId, verdict: "verified" } });
  expect(sumOf(run!.levels).verified).toBe(verified);
  const whole = before.quality.find(({ facet }) => facet === "whole")!;
  expect(whole.problems).toBe(await db.problem.count({ where: { level: { gt: 0 } } }));
  expect(whole.solved).toBe(
    await db.problem.count({ where: { level: { gt: 0 }, verifiedCount: { gt: 0 } } }),
  );
  const [, second] = before.generated;
  const units = await db.runUnit.findMany({ where: { runId: second!.runId } });
  const dropped = units.reduce((sum, { result }) => sum + (result as { duplicates: number }).duplicates, 0);
  expect(second!.duplicates).toBe(dropped);
  expect(dropped).toBeGreaterThan(0);

  await db.$executeRaw`SELECT retally_monitor()`;
  const after = await monitorReport(db, curriculumId);
  expect(after.measured.map(({ levels, transformations }) => ({ levels, transformations }))).toEqual(
    before.measured.map(({ levels, transformations }) => ({ levels, transformations })),
  );
  const counts = ({ quality }: typeof before) =>
    quality.filter(({ problems }) => problems > 0).map(({ duplicates, ...rest }) => rest);
  expect(counts(after)).toEqual(counts(before));
});

it("follows decisions and deletions", async () => {
  const whole = async () =>
    (await monitorReport(db, curriculumId)).quality.find(({ facet }) => facet === "whole")!;
  const before = await whole();
  const [leaf] = await db.problem.findMany({ where: { level: 2 }, take: 1 });
  await db.problem.update({ where: { id: leaf!.id }, data: { reviewState: "rejected" } });
  expect(await whole()).toMatchObject({ rejected: before.rejected + 1, problems: before.problems });
  await db.problem.delete({ where: { id: leaf!.id } });
  expect(await whole()).toMatchObject({ rejected: before.rejected, problems: before.problems - 1 });
});

it("keeps the form that takes over among eight counters, and never counts it too high", async () => {
  const { runId } = (await monitorReport(db, curriculumId)).measured[0]!;
  await db.answerForm.deleteMany({ where: { runId } });
  for (let i = 0; i < 200; i++) {
    const form = i % 2 === 0 ? "the same" : `other ${i}`;
    await db.$executeRaw`SELECT count_answer_form(${runId}, ${form}, 1)`;
  }
  const forms = await db.answerForm.findMany({ where: { runId }, orderBy: { answers: "desc" } });
  expect(forms.length).toBeLessThanOrEqual(8);
  expect(forms[0]!.form).toBe("the same");
  expect(forms[0]!.answers).toBeLessThanOrEqual(100);
  expect(forms[0]!.answers).toBeGreaterThanOrEqual(100 - 200 / 9);
});

it("raises an alert once for each figure beyond its bound, posts it until it is taken, and says who saw to it", async () => {
  const url = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`;
  const quiet = {
    undecidedShare: 1,
    lengthDrop: 1,
    formShare: 1,
    solveRateJump: 1,
    mixDrift: 1,
    duplicateShare: 1,
  };
  const policy = { ...quiet, transformationShare: 0.01, webhookUrl: url };
  await changeMonitorPolicy(db, actor, curriculumId, policy);
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "monitor.policy-changed" } });
  expect(entry.payload).not.toContain("/hook");
  await db.alert.deleteMany();
  await db.watchedRun.deleteMany();
  expect(await watchRuns(db)).toBe(2);
  expect(await watchRuns(db)).toBe(0);

  answers = 500;
  expect(await postAlerts(db)).toBe(0);
  const [failed] = await listAlerts(db, curriculumId);
  expect(failed).toMatchObject({ postedAt: null, postError: "The webhook answered 500.", postAttempts: 1 });
  expect(failed!.postNextAt!.getTime()).toBeGreaterThan(Date.now() + 30_000);
  answers = 204;
  await db.alert.updateMany({ data: { postNextAt: new Date() } });
  expect(await postAlerts(db)).toBe(2);
  expect(await postAlerts(db)).toBe(0);
  expect(posted).toHaveLength(2);
  expect(posted[0]).toMatchObject({ kind: "transformationShare", threshold: 0.01 });
  expect(posted[0]!.text).toMatch(/^Watched: \d+ % of the variants were made by/);
  expect(posted[0]!.texts.en).toBe(posted[0]!.text);
  expect(posted[0]!.texts.ja).toMatch(/^Watched: 変形問題の\d+%が一つの変形によるものです: [ぁ-ん一-龠]/);

  const person = await personWith(db, "operator");
  await acknowledgeAlert(db, person, failed!.id);
  const alerts = await listAlerts(db, curriculumId);
  expect(alerts.at(-1)).toMatchObject({ id: failed!.id, acknowledgedBy: { name: person.name } });
});

it("refuses a private address that no setting names, and gives up on one that was taken before", async () => {
  const setting = process.env.LADDERBOARD_ALLOWED_ADDRESSES;
  process.env.LADDERBOARD_ALLOWED_ADDRESSES = "";
  try {
    for (const webhookUrl of ["http://127.0.0.1:9/hook", "http://[::1]:9/hook", "http://localhost:9/hook"]) {
      const refused = await changeMonitorPolicy(db, actor, curriculumId, { webhookUrl }).catch(
        (error) => error,
      );
      expect(refused.fields).toEqual([
        {
          field: "policy.webhookUrl",
          message: expect.stringMatching(/private address.* start Ladderboard with/),
        },
      ]);
    }
    await db.alert.updateMany({ data: { postNextAt: new Date(), postedAt: null, postAttempts: 0 } });
    expect(await postAlerts(db)).toBe(0);
  } finally {
    process.env.LADDERBOARD_ALLOWED_ADDRESSES = setting;
  }
  const [alert] = await listAlerts(db, curriculumId);
  expect(alert).toMatchObject({ postAttempts: 1, postNextAt: null });
  expect(alert!.postError).toContain("LADDERBOARD_ALLOWED_ADDRESSES=127.0.0.1");
  const shown = inJapanese(postErrorSays(alert!.postError!));
  expect(shown).toContain("プライベートアドレス");
  expect(shown).toContain("LADDERBOARD_ALLOWED_ADDRESSES=127.0.0.1 を設定");
  expect(posted).toHaveLength(2);
});

it.each(["cancelled", "failed"] as const)(
  "takes no figure and raises no alert from a run that was %s early, and says how far it came",
  async (status) => {
    await db.alert.deleteMany();
    await changeMonitorPolicy(db, actor, curriculumId, { solveRateJump: 0.01, undecidedShare: 0.01 });
    const before = await monitorReport(db, curriculumId);
    const newest = before.measured.at(-1)!;
    const whole = await db.run.findUniqueOrThrow({ where: { id: newest.runId } });
    const { id } = await db.run.create({
      data: {
        stage: "verify",
        curriculumId,
        modelVersionId: whole.modelVersionId,
        config: {},
        seed: "stopped",
        codeVersion: whole.codeVersion,
        unitsDone: 13,
        unitsTotal: 181,
      },
    });
    for (const next of ["starting", "running", status] as const)
      await db.run.update({
        where: { id },
        data: { status: next, startedAt: whole.startedAt, finishedAt: new Date() },
      });
    for (const level of [0, 1])
      await db.attemptTally.create({
        data: {
          runId: id,
          level,
          transformation: "",
          attempts: 100,
          verified: 90 * level,
          undecided: 50,
          answered: 0,
          characters: 0,
        },
      });
    expect(await watchRuns(db)).toBe(0);
    expect(await db.alert.count()).toBe(0);
    const after = await monitorReport(db, curriculumId);
    expect(after.measured).toEqual(before.measured);
    expect(after.unmeasured[0]).toMatchObject({ runId: id, status, done: 13, total: 181 });
  },
);
