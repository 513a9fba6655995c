import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import {
  type Behaviour,
  modelServer,
  says,
  status,
} from "@/lib/models/openai-compatible/testing/model-server";
import { createEndpointModel } from "@/lib/registry";
import { launchRun } from ".";
import { smallCurriculum, untilFinished } from "./testing";
import { databaseWithWorker } from "./testing/database-with-worker";

let test: Awaited<ReturnType<typeof databaseWithWorker>>;
let db: Database;
const actor = systemActor("test");

beforeAll(async () => {
  test = await databaseWithWorker();
  db = test.db;
});
afterAll(() => test.dispose());

async function runAgainst(
  stage: "generate" | "verify",
  name: string,
  behaviours: [Behaviour, ...Behaviour[]],
  config: object,
) {
  await using server = await modelServer(...behaviours);
  const settings = {
    baseUrl: server.baseUrl,
    model: "tiny",
    apiKey: "a secret",
    concurrency: 1,
    firstBackoffSeconds: 0,
    maxRetries: 1,
  };
  const model = await createEndpointModel(db, actor, { name, config: settings });
  const version = await db.modelVersion.findFirstOrThrow({ where: { modelId: model.id } });
  const curriculum = await smallCurriculum(db, name, ["x^3 + x"]);
  const run = await launchRun(db, actor, {
    stage,
    curriculumId: curriculum.id,
    modelVersionId: version.id,
    config: { ...config },
  });
  return { run: await untilFinished(db, run.id), curriculum, authorisations: server.authorisations };
}

it("stores what an endpoint wrote with what it was told, and counts what it dropped", async () => {
  const reply = says('Here they are:\n["x^2", "x^3 + x", "hello there", "x**2", "sin(x)"]');
  const { run, curriculum, authorisations } = await runAgainst("generate", "Writes", [reply], {
    depth: 1,
    variantsPerProblem: 5,
  });
  expect(run.error).toBeNull();
  const variants = await db.problem.findMany({
    where: { curriculumId: curriculum.id, level: 1 },
    orderBy: { statement: "asc" },
  });
  expect(variants.map(({ statement }) => statement)).toEqual(["sin(x)", "x^2"]);
  expect(variants[0]!.provenance).toMatchObject({
    persona: expect.any(String),
    temperature: expect.any(Number),
    raw: "sin(x)",
  });
  const unit = await db.runUnit.findFirstOrThrow({ where: { runId: run.id } });
  expect(unit.result).toMatchObject({
    written: 2,
    unreadable: 3,
    usage: { requests: 1, promptTokens: 1000 },
  });
  expect(new Set(authorisations)).toEqual(new Set(["Bearer a secret"]));
});

it("lets the verifier judge an endpoint's answers, whatever it claims", async () => {
  const answers: [Behaviour, ...Behaviour[]] = [
    says("<ANSWER>x^4/4 + x^2/2</ANSWER>"),
    says("I am sure: <ANSWER>x^4/4</ANSWER>"),
    says("no idea"),
    status(500, {}, "broken"),
    says("<ANSWER>x**4/4 + x**2/2</ANSWER>"),
  ];
  const { run, curriculum } = await runAgainst("verify", "Answers", answers, { samplesPerProblem: 4 });
  expect(run.error).toBeNull();
  const problem = await db.problem.findFirstOrThrow({ where: { curriculumId: curriculum.id } });
  expect(problem).toMatchObject({ attemptCount: 4, verifiedCount: 2, verdict: "verified" });
  const wrong = await db.attempt.findFirstOrThrow({ where: { problemId: problem.id, answer: "x^4/4" } });
  expect(wrong.verdict).toBe("refuted");
  expect(wrong.evidence).toMatchObject({ counterexample: { x: expect.any(Number) } });
});

it("a run whose endpoint refuses the key fails with a message that a person can act on", async () => {
  const { run } = await runAgainst("generate", "Refused", [status(401, {}, "bad key")], { depth: 1 });
  expect(run.status).toBe("failed");
  expect(run.error).toMatchObject({ message: expect.stringMatching(/key/i), remedy: expect.any(String) });
});
