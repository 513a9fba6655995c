import type { benchmarkProblem } from "@/lib/benchmarks";
import type { Translate } from "@/lib/language/words";
import { versionName } from "../../../../runs/run-subject";

type Run = Awaited<ReturnType<typeof benchmarkProblem>>["runs"][number];

/** The attempts of one run; a ttrl run attempts twice, before learning and after it. */
export type AttemptedBy = {
  readonly key: string;
  readonly runId: string;
  readonly stage: Run["stage"];
  readonly version: string;
  readonly when: "attempt" | "beforeLearning" | "afterLearning";
  readonly at: Date;
  readonly attempts: Run["attempts"];
  readonly verified: number;
};

/** Newest first. */
export function attemptedBy(translate: Translate, runs: readonly Run[]): AttemptedBy[] {
  return runs.flatMap((run) => {
    const row = (when: AttemptedBy["when"], attempts: Run["attempts"]): AttemptedBy => ({
      key: `${run.id}${when}`,
      runId: run.id,
      stage: run.stage,
      version: versionName(translate, run.modelVersion),
      when,
      at: run.queuedAt,
      attempts,
      verified: attempts.filter(({ verdict }) => verdict === "verified").length,
    });
    if (run.stage !== "ttrl") return [row("attempt", run.attempts)];
    const { samplesPerProblem } = run.config as { samplesPerProblem: number };
    const before = run.attempts.filter(({ sample }) => sample < samplesPerProblem);
    const after = run.attempts.filter(({ sample }) => sample >= samplesPerProblem);
    return [...(after.length > 0 ? [row("afterLearning", after)] : []), row("beforeLearning", before)];
  });
}

/** The newest attempts that solved it, and the newest earlier ones that did not once. */
export function firstSolved(newestFirst: readonly AttemptedBy[]) {
  const solved = newestFirst.findIndex(({ verified }) => verified > 0);
  const after = newestFirst[solved];
  const before = newestFirst.slice(solved + 1).find(({ verified }) => verified === 0);
  return after && before ? { before, after } : null;
}
