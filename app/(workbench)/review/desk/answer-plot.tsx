"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProblemEvidence } from "@/lib/review";
import { useTRPC } from "@/lib/ui/api";
import { CurvePlot } from "@/lib/ui/charts/curve-plot";
import { plottedAttempt } from "./plotted-attempt";

/** What the problem asks for beside what an answer gives, around the point where they part. */
export function AnswerPlot({ attempts }: { attempts: ProblemEvidence["attempts"] }) {
  const attempt = plottedAttempt(attempts);
  return attempt ? <Plot attemptId={attempt.id} answer={attempt.answer ?? ""} /> : null;
}

function Plot({ attemptId, answer }: { attemptId: string; answer: string }) {
  const trpc = useTRPC();
  const { data: plot } = useQuery(trpc.review.plot.queryOptions({ attemptId }));
  if (!plot) return null;
  const curve = (label: string, value: "expected" | "actual") => ({
    label,
    points: plot.points.map((point) => ({ x: point.x, y: point[value] })),
  });
  return (
    <CurvePlot
      label={`The integrand and the derivative of the answer ${answer}`}
      curves={[curve("Integrand", "expected"), curve("Derivative of the answer", "actual")]}
      mark={plot.counterexample}
    />
  );
}
