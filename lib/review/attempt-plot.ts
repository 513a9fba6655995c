import { z } from "zod";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";

const foundAt = z.object({ counterexample: z.object({ x: z.number() }) });
/** Where an attempt without a counterexample is looked at. */
const elsewhere = 1;

/**
 * What one attempt's problem asks for and its answer gives, around the counterexample where there is one.
 * @returns null where there is no picture @throws LadderboardError not-found
 */
export async function attemptPlot(db: Database, attemptId: string) {
  const attempt = await db.attempt.findUnique({
    where: { id: attemptId },
    select: {
      answer: true,
      evidence: true,
      problem: { select: { statement: true, curriculum: { select: { domain: true } } } },
    },
  });
  if (!attempt) throw new LadderboardError("not-found", { key: "reviewErrors.noAttempt" });
  const { answer, evidence, problem } = attempt;
  if (answer === null || !problem) return null;
  const counterexample = foundAt.safeParse(evidence).data?.counterexample.x;
  const points = domainById(problem.curriculum.domain)?.plotAnswer(
    problem.statement,
    answer,
    counterexample ?? elsewhere,
  );
  return points ? { points, counterexample: counterexample ?? null } : null;
}
