import { z } from "zod";
import { wilsonInterval } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { rejectReasons } from "./reject-reasons";

const newestAttempts = 50;

const stepSchema = z.object({ ruleTitle: z.string(), latex: z.string() });

/** Everything a person needs to judge one problem; the newest 50 attempts. @throws LadderboardError not-found */
export async function problemEvidence(db: Database, problemId: string) {
  const problem = await db.problem.findUnique({
    where: { id: problemId },
    include: {
      curriculum: { select: { domain: true } },
      parent: { select: { id: true, latex: true, statement: true } },
      modelVersion: { select: { number: true, model: { select: { name: true } } } },
      reviews: { orderBy: { createdAt: "desc" }, include: { reviewer: { select: { name: true } } } },
      attempts: {
        orderBy: [{ createdAt: "desc" }, { sample: "asc" }],
        take: newestAttempts,
        include: { modelVersion: { select: { number: true, model: { select: { name: true } } } } },
      },
    },
  });
  if (!problem) throw new LadderboardError("not-found", "There is no such problem.");
  const domain = domainById(problem.curriculum.domain);
  const titles = new Map(domain?.transformations.map(({ id, title }) => [id, title]));
  return {
    id: problem.id,
    curriculumId: problem.curriculumId,
    level: problem.level,
    latex: problem.latex,
    statement: problem.statement,
    verdict: problem.verdict,
    reviewState: problem.reviewState,
    attemptCount: problem.attemptCount,
    verifiedCount: problem.verifiedCount,
    undecidedCount: problem.undecidedCount,
    solveInterval: wilsonInterval(problem.verifiedCount, problem.attemptCount),
    intendedDifficulty: problem.intendedDifficulty,
    transformations: problem.transformations.map((id) => titles.get(id) ?? id),
    parent: problem.parent,
    provenance: JSON.stringify(problem.provenance, null, 2),
    generatedByRunId: problem.generatedByRunId,
    measuredByRunId: problem.measuredByRunId,
    writtenBy: problem.modelVersion && versionName(problem.modelVersion),
    createdAt: problem.createdAt,
    reviews: problem.reviews.map(({ id, reviewer, decision, reason, note, createdAt }) => ({
      id,
      by: reviewer?.name ?? "Checkpoint policy",
      decision,
      reason: rejectReasons.find((known) => known.id === reason)?.title ?? reason,
      note,
      createdAt,
    })),
    attempts: problem.attempts.map((attempt) => ({
      id: attempt.id,
      runId: attempt.runId,
      model: versionName(attempt.modelVersion),
      answer: attempt.answer,
      answerLatex: attempt.answer === null ? null : (domain?.answerLatex(attempt.answer) ?? null),
      verdict: attempt.verdict,
      explanation: attempt.explanation,
      steps: z.array(stepSchema).safeParse(attempt.steps).data ?? [],
    })),
  };
}

export type ProblemEvidence = Awaited<ReturnType<typeof problemEvidence>>;

const versionName = (version: { number: number; model: { name: string } }) =>
  `${version.model.name} v${version.number}`;
