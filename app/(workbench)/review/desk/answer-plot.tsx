import type { ProblemEvidence } from "@/lib/review";
import { AttemptPlot } from "../../curricula/problem/attempt-plot";
import { plottedAttempt } from "./plotted-attempt";

/** The picture of the attempt that says most. */
export function AnswerPlot({ attempts }: { attempts: ProblemEvidence["attempts"] }) {
  const attempt = plottedAttempt(attempts);
  return attempt ? <AttemptPlot attemptId={attempt.id} answer={attempt.answer ?? ""} /> : null;
}
