import Link from "next/link";
import type { ProblemProvenance } from "@/lib/provenance";
import { formatDateTime, formatPercent } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";

/** Each step from the root, with who wrote it, in which run, and what the generator was told and said. */
export function WayFromRoot({
  curriculumId,
  steps,
  above,
}: { curriculumId: string } & Pick<ProblemProvenance, "steps" | "above">) {
  return (
    <>
      {above > 0 && <p className="mb-2 text-muted text-xs">{above} steps above these.</p>}
      <ol className="grid gap-4">
        {steps.map(
          ({ id, level, latex, statement, transformations, attemptCount, verifiedCount, origin }) => (
            <li key={id} className="grid gap-1 border-l-2 pl-3">
              <span className="flex flex-wrap gap-x-3 text-xs">
                <Link href={`/curricula/${curriculumId}/problems/${id}`} className="font-medium">
                  {level === 0 ? "Root" : `Level ${level}`}
                </Link>
                <span className="text-muted">{transformations.join(", ")}</span>
                <span className="ml-auto">
                  {attemptCount === 0
                    ? "not measured"
                    : `solve rate ${formatPercent(verifiedCount / attemptCount)}`}
                </span>
              </span>
              <Formula latex={latex} source={statement} mode="full" />
              {origin && (
                <span className="text-muted text-xs">
                  {formatDateTime(origin.createdAt)}
                  {origin.writtenBy && `, written by ${origin.writtenBy}`}
                  {origin.generatedByRunId && (
                    <>
                      {" in "}
                      <Link href={`/runs/${origin.generatedByRunId}`}>this run</Link>
                    </>
                  )}
                </span>
              )}
              {origin && (
                <details>
                  <summary className="text-xs">What the generator was told and said</summary>
                  <pre className="mt-1 max-h-64 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs">
                    {origin.provenance}
                  </pre>
                </details>
              )}
            </li>
          ),
        )}
      </ol>
    </>
  );
}
