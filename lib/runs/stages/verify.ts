import { attemptProblem } from "./answering-model";
import { attemptRows, verdictCounts } from "./attempt-rows";
import { notDone, type Stage } from "./stage";

/** Attempts at every problem of the curriculum, judged: the solve rate is the problem's difficulty. A unit is a problem. */
export const verify: Stage<"verify"> = {
  async plan({ db, run, curriculumId }) {
    const problems = await db.problem.findMany({
      where: { curriculumId: curriculumId! },
      select: { id: true },
      orderBy: [{ level: "asc" }, { id: "asc" }],
    });
    const units = await notDone(
      db,
      run.id,
      problems.map(({ id }) => id),
    );
    return { units, total: problems.length };
  },

  async compute(context, problemId) {
    const { db, run, domain, config, model, backend, signal } = context;
    const problem = await db.problem.findUnique({ where: { id: problemId }, select: { statement: true } });
    // Deleted since the run was planned: there is nothing left to measure.
    if (!problem) return async () => ({ message: { key: "runEvents.problemDeleted" }, result: {} });
    const { statement } = problem;
    const { attempts, usage } = await attemptProblem(model, backend, {
      domain,
      statement,
      samples: config.samplesPerProblem,
      stepBudget: config.stepBudget,
      seed: `${run.seed}/${statement}`,
      signal,
    });
    const counts = verdictCounts(attempts);
    return async (tx) => {
      const by = { runId: run.id, modelVersionId: model.versionId };
      await tx.attempt.createMany({ data: attemptRows(attempts, { problemId }, by) });
      await tx.problem.updateMany({
        where: { id: problemId },
        data: {
          measuredByRunId: run.id,
          attemptCount: counts.attempts,
          verifiedCount: counts.verified,
          undecidedCount: counts.undecided,
          verdict: bestVerdict(counts),
        },
      });
      return {
        message: {
          key: "runEvents.attempts",
          values: { verified: counts.verified, attempts: counts.attempts, statement },
        },
        result: { ...counts, usage },
      };
    };
  },

  async finish(context, tx) {
    const [sums] = await tx.$queryRaw<
      { problems: number; solvable: number; verified: number; attempts: number }[]
    >`
      SELECT count(*)::int AS problems, (count(*) FILTER (WHERE (result->>'verified')::int > 0))::int AS solvable,
        coalesce(sum((result->>'verified')::int), 0)::int AS verified,
        coalesce(sum((result->>'attempts')::int), 0)::int AS attempts
      FROM run_unit WHERE run_id = ${context.run.id}`;
    const { problems, solvable, verified, attempts } = sums!;
    return { key: "runEvents.measured", values: { verified, attempts, solvable, problems } };
  },
};

function bestVerdict({ verified, undecided }: { verified: number; undecided: number }) {
  if (verified > 0) return "verified" as const;
  return undecided > 0 ? ("undecided" as const) : ("refuted" as const);
}
