import { afterAll, expect, it } from "vitest";
import {
  applyStep,
  defaultGrpoSettings,
  planStep,
  startTraining,
  untrainedWeights,
} from "@/lib/domains/integration/rule-policy";
import { embeddedBackend } from ".";
import { performTask } from "./perform-task";

// It needs dist/thread.js, which the set-up of this project builds.
const backend = embeddedBackend({ threads: 2 });
afterAll(() => backend.close());

const attempt = (statement: string) =>
  ({
    kind: "attempt",
    domain: "integration",
    statement,
    weights: untrainedWeights(),
    samples: 3,
    stepBudget: 6,
    seed: "s",
  }) as const;

it("computes in threads what it would compute here", async () => {
  const statements = ["x^2", "x*exp(x)", "sin(x)*cos(x)", "1/(x^2 + 1)"];
  const there = await Promise.all(statements.map((statement) => backend.compute(attempt(statement))));
  expect(JSON.stringify(there)).toBe(
    JSON.stringify(statements.map((statement) => performTask(attempt(statement)))),
  );
});

it("ends a task at its deadline, and the next one is done by a new thread", async () => {
  const hurried = embeddedBackend({ threads: 1, deadlineMs: 1 });
  const long = { ...attempt("x*exp(x)*sin(x)"), samples: 1_000_000 };
  await expect(hurried.compute(long)).rejects.toMatchObject({ name: "TaskError", reason: "deadline" });
  await hurried.close();
  const patient = embeddedBackend({ threads: 1 });
  expect(await patient.compute(attempt("x^2"))).toHaveLength(3);
  await patient.close();
});

it("says what a task could not do, and goes on", async () => {
  await expect(backend.compute({ ...attempt("x"), domain: "chess" })).rejects.toMatchObject({
    reason: "failure",
    message: expect.stringContaining("chess"),
  });
  expect(await backend.compute(attempt("x"))).toHaveLength(3);
});

it("refuses work once it is closed", async () => {
  const closed = embeddedBackend({ threads: 1 });
  await closed.close();
  await expect(closed.compute(attempt("x"))).rejects.toMatchObject({ reason: "closed" });
});

it("trains to the same weights on any number of threads", async () => {
  const statements = ["x^3 + x", "x^2 + sin(x)", "cos(3*x)", "exp(2*x)", "x*exp(x)", "1/(x^2 + 4)"];
  const problems = statements.map((statement, i) => ({ id: `p${i}`, statement, level: i % 2 }));
  const train = async (threads: number) => {
    const pool = embeddedBackend({ threads });
    const settings = { ...defaultGrpoSettings, problemsPerStep: 4 };
    const weights = untrainedWeights();
    let state = startTraining({ weights, problems, settings, seed: "threads", curriculum: "levels" });
    for (let step = 0; step < 5; step++)
      state = applyStep(state, await pool.collectGroups(state.weights, planStep(state), settings)).state;
    await pool.close();
    return state.weights;
  };
  const alone = await train(1);
  expect(alone).not.toEqual(untrainedWeights());
  expect(await train(3)).toEqual(alone);
});
