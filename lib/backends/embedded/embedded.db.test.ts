import { afterAll, expect, it } from "vitest";
import { untrainedWeights } from "@/lib/domains/integration/rule-policy";
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
    keepSteps: 1,
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
