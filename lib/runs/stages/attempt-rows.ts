import type { JudgedAttempt } from "@/lib/backends/backend";
import type { Prisma } from "@/lib/db";
import type { Verdict } from "@/lib/domains/domain";

type Subject = { problemId: string } | { benchmarkProblemId: string };

export function attemptRows(
  attempts: readonly JudgedAttempt[],
  subject: Subject,
  by: { runId: string; modelVersionId: string },
  firstSample = 0,
): Prisma.AttemptCreateManyInput[] {
  return attempts.map(({ answer, verdict, steps }, index) => ({
    ...subject,
    ...by,
    sample: firstSample + index,
    answer,
    verdict: verdict.kind,
    explanation: verdict.explanation,
    closeness: verdict.kind === "verified" ? verdict.closeness : null,
    evidence: evidenceOf(verdict),
    steps: [...steps],
  }));
}

function evidenceOf(verdict: Verdict): Prisma.InputJsonObject {
  if (verdict.kind === "verified") return {};
  if (verdict.kind === "undecided") return { reason: verdict.reason };
  const { x, expected, actual } = verdict.counterexample;
  // JSON has no NaN and no infinity: a pole is told in words, by the explanation.
  return { counterexample: { x: finite(x), expected: finite(expected), actual: finite(actual) } };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function verdictCounts(attempts: readonly JudgedAttempt[]) {
  const count = (kind: Verdict["kind"]) => attempts.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    attempts: attempts.length,
    verified: count("verified"),
    refuted: count("refuted"),
    undecided: count("undecided"),
  };
}
