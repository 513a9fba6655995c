import { useTranslations } from "next-intl";
import type { ProblemEvidence } from "@/lib/review";
import { Formula } from "@/lib/ui/formula";
import { outcomeOf } from "../../curricula/problem/attempt-groups";
import { AttemptPlot } from "../../curricula/problem/attempt-plot";
import { OutcomeBadge } from "../../curricula/problem/outcome-badge";
import { plottedAttempt } from "./plotted-attempt";

/** The picture of the attempt that says most, and which one that is. */
export function AnswerPlot({ attempts }: { attempts: ProblemEvidence["attempts"] }) {
  const t = useTranslations("desk.card");
  const attempt = plottedAttempt(attempts);
  if (!attempt) return null;
  const { id, answer, answerLatex } = attempt;
  return (
    <section>
      <h2 className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
        {t("plottedAnswer")}
        <OutcomeBadge outcome={outcomeOf(attempt)} />
        {answerLatex && <Formula latex={answerLatex} source={answer ?? undefined} />}
      </h2>
      <AttemptPlot attemptId={id} answer={answer ?? ""} />
    </section>
  );
}
