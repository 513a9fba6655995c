import { attemptProblem } from "./answering-model";
import { attemptRows, verdictCounts } from "./attempt-rows";
import { notDone, type Stage } from "./stage";

/** Attempts at every problem of a benchmark. A unit is a benchmark problem; the result is pass@1, whole and by technique. */
export const evaluate: Stage<"evaluate"> = {
  async plan({ db, run, benchmarkId }) {
    const problems = await db.benchmarkProblem.findMany({
      where: { benchmarkId: benchmarkId! },
      select: { id: true },
      orderBy: { position: "asc" },
    });
    const units = await notDone(
      db,
      run.id,
      problems.map(({ id }) => id),
    );
    return { units, total: problems.length };
  },

  async compute({ db, run, domain, config, model, backend, signal }, benchmarkProblemId) {
    const { statement, technique } = await db.benchmarkProblem.findUniqueOrThrow({
      where: { id: benchmarkProblemId },
    });
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
      await tx.attempt.createMany({ data: attemptRows(attempts, { benchmarkProblemId }, by) });
      return {
        message: {
          key: "runEvents.attempts",
          values: { verified: counts.verified, attempts: counts.attempts, statement },
        },
        result: { ...counts, technique, usage },
      };
    };
  },

  async finish({ run }, tx) {
    // pass@1 is the expectation over problems of a single sample's success: the mean of the problems' solve rates.
    const rates = await tx.$queryRaw<{ technique: string | null; rate: number }[]>`
      SELECT result->>'technique' AS technique,
        avg((result->>'verified')::float8 / greatest(1, (result->>'attempts')::int)) AS rate
      FROM run_unit WHERE run_id = ${run.id} GROUP BY GROUPING SETS ((), (result->>'technique'))
      ORDER BY technique NULLS FIRST`;
    const named = rates.map(({ technique, rate }) => ({
      runId: run.id,
      name: technique === null ? "pass@1" : `pass@1/${technique}`,
      step: 0,
      value: rate,
    }));
    await tx.metric.createMany({ data: named, skipDuplicates: true });
    const overall = rates.find(({ technique }) => technique === null)?.rate ?? 0;
    return { key: "runEvents.passAt1", values: { percent: (100 * overall).toFixed(1) } };
  },
};
