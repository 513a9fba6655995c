import { z } from "zod";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { wilsonInterval } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { verdictWords } from "@/lib/language/verdict-words";
import type { Words } from "@/lib/language/words";
import { visibleDecisions } from "./blind";
import { nearDuplicatesOf } from "./near-duplicates";
import { curriculumProfile, uncertaintyEvidence } from "./prepare-queue";
import { generatorSaid } from "./provenance";
import { queuePolicySchema } from "./queue-policy";
import { reasonNamed } from "./reject-reasons";
import { unansweredCounts } from "./unanswered";
import { uncertaintySignals } from "./uncertainty";

const newestAttempts = 50;

const stepSchema = z.object({ rule: z.string().optional(), ruleTitle: z.string(), latex: z.string() });
const counterexampleSchema = z.object({
  counterexample: z.object({
    x: z.number(),
    expected: z.number().nullable(),
    actual: z.number().nullable(),
  }),
});

/**
 * Everything a person needs to judge one problem; the newest 50 attempts. Who may still decide does not see what others
 * decided. @throws LadderboardError not-found
 */
export async function problemEvidence(db: Database, actor: Actor, problemId: string) {
  const problem = await readProblem(db, problemId);
  if (!problem) throw new LadderboardError("not-found", { key: "errors.noProblem" });
  const domain = domainById(problem.curriculum.domain);
  const { reasons } = queuePolicySchema.parse(problem.curriculum.queuePolicy);
  const written = provenanceSchema.safeParse(problem.provenance).data;
  const [seen, nearDuplicates, signals, unanswered, measuredBy, byHand] = await Promise.all([
    visibleDecisions(db, actor, problem),
    nearDuplicatesOf(db, problemId),
    signalsOf(db, problem),
    unansweredCounts(db, [problemId]),
    problem.measuredByRunId === null ? null : measuringRun(db, problem.measuredByRunId),
    written?.written === "by hand" ? handOf(db, problem) : null,
  ]);
  return {
    id: problem.id,
    curriculumId: problem.curriculumId,
    level: problem.level,
    latex: problem.latex,
    statement: problem.statement,
    verdict: problem.verdict,
    reviewState: seen.reviewState,
    /** Decisions that this person sees once they have decided. */
    hiddenDecisions: seen.hidden,
    attemptCount: problem.attemptCount,
    verifiedCount: problem.verifiedCount,
    undecidedCount: problem.undecidedCount,
    /** Attempts that gave no answer; they are stored as refuted. */
    unansweredCount: unanswered.get(problemId) ?? 0,
    solveInterval: wilsonInterval(problem.verifiedCount, problem.attemptCount),
    intendedDifficulty: problem.intendedDifficulty,
    transformations: problem.transformations,
    parent: problem.parent && {
      ...problem.parent,
      /** Both formulas with boxes around what changed; null where one cannot be read. */
      difference: domain?.difference(problem.parent.statement, problem.statement) ?? null,
    },
    nearDuplicates,
    /** Why a look at it is worth something, the strongest reason first. */
    signals,
    generator: generatorSaid(problem.provenance),
    provenance: JSON.stringify(problem.provenance, null, 2),
    generatedByRunId: problem.generatedByRunId,
    measuredByRunId: problem.measuredByRunId,
    /** The run that the solve rate is of; null where nothing was measured. */
    measuredBy,
    writtenBy: problem.modelVersion && versionName(problem.modelVersion),
    /** Where a person wrote it; without a name where their account is gone. */
    byHand,
    imported: written?.imported === true,
    /** Where this person changed the statement, and so may not approve it. */
    editedByMe: problem.editedById !== null && problem.editedById === actorUserId(actor),
    editedBy: problem.editedBy?.name ?? null,
    flags: problem.flags
      .filter(({ settledAt }) => settledAt === null)
      .map(({ id, note, createdAt, raisedBy }) => ({ id, note, createdAt, by: raisedBy.name })),
    /** Discussions that are over, the oldest first. */
    endedFlags: problem.flags.flatMap(({ id, note, settledAt, raisedBy, settledBy }) =>
      settledAt ? [{ id, note, settledAt, by: raisedBy.name, settledBy: settledBy?.name ?? null }] : [],
    ),
    createdAt: problem.createdAt,
    reviews: seen.reviews.map(({ id, reviewer, decision, reason, note, adjudicates, createdAt }) => ({
      id,
      by: reviewer?.name ?? ({ key: "data.checkpointPolicy" } satisfies Words),
      decision,
      reason: reason === null ? null : reasonNamed(reasons, reason),
      note,
      adjudicates,
      createdAt,
    })),
    attempts: problem.attempts.map((attempt) => ({
      id: attempt.id,
      runId: attempt.runId,
      model: versionName(attempt.modelVersion),
      answer: attempt.answer,
      answerLatex: attempt.answer === null ? null : (domain?.answerLatex(attempt.answer) ?? null),
      verdict: attempt.verdict,
      explanation: verdictWords(attempt.explanation),
      counterexample: counterexampleSchema.safeParse(attempt.evidence).data?.counterexample ?? null,
      steps: z.array(stepSchema).safeParse(attempt.steps).data ?? [],
    })),
  };
}

export type ProblemEvidence = Awaited<ReturnType<typeof problemEvidence>>;

const version = { select: { number: true, model: { select: { name: true } } } } as const;

function readProblem(db: Database, problemId: string) {
  return db.problem.findUnique({
    where: { id: problemId },
    include: {
      curriculum: { select: { domain: true, queuePolicy: true } },
      parent: { select: { id: true, latex: true, statement: true } },
      modelVersion: version,
      editedBy: { select: { name: true } },
      flags: {
        orderBy: { createdAt: "asc" },
        include: { raisedBy: { select: { name: true } }, settledBy: { select: { name: true } } },
      },
      reviews: { orderBy: { createdAt: "desc" }, include: { reviewer: { select: { name: true } } } },
      attempts: {
        orderBy: [{ createdAt: "desc" }, { sample: "asc" }],
        take: newestAttempts,
        include: { modelVersion: version },
      },
    },
  });
}

/** A run that did not end well may have measured only some of the problems, with another model than the others. */
async function measuringRun(db: Database, runId: string) {
  const run = await db.run.findUnique({
    where: { id: runId },
    select: { id: true, status: true, modelVersion: version },
  });
  return run && { id: run.id, status: run.status, model: versionName(run.modelVersion) };
}

const provenanceSchema = z.object({ written: z.string().optional(), imported: z.boolean().optional() });

/** Whose hand wrote a problem; without a name where their account is gone. */
async function handOf(db: Database, { id, curriculumId }: { id: string; curriculumId: string }) {
  const edit = await db.problemEdit.findFirst({
    where: { curriculumId, problemId: id, kind: "add" },
    select: { editedBy: { select: { name: true } } },
  });
  return { name: edit?.editedBy?.name ?? null };
}

async function signalsOf(db: Database, { id, curriculumId }: { id: string; curriculumId: string }) {
  const [evidence, profile] = await Promise.all([
    uncertaintyEvidence(db, id),
    curriculumProfile(db, curriculumId),
  ]);
  return evidence ? uncertaintySignals(evidence, profile) : [];
}

const versionName = (version: { number: number; model: { name: string } }) =>
  `${version.model.name} v${version.number}`;
