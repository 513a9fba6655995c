import { CircleMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ProblemEvidence } from "@/lib/review";
import { Badge, VerdictBadge } from "@/lib/ui/data";
import type { AttemptOutcome } from "./attempt-groups";

/** What came of an attempt. One without an answer is not called wrong. */
export function OutcomeBadge({ outcome }: { outcome: AttemptOutcome }) {
  return outcome === "no-answer" ? <NoAnswerBadge /> : <VerdictBadge verdict={outcome} />;
}

function NoAnswerBadge() {
  const t = useTranslations("problem.attempt");
  return <Badge icon={CircleMinus}>{t("noAnswer")}</Badge>;
}

type AnswersBadgeProps = Pick<ProblemEvidence, "verdict" | "attemptCount" | "unansweredCount">;

/** What came of a problem's attempts; it says that it speaks of the answers, for no problem is refuted. */
export function AnswersBadge({ verdict, attemptCount, unansweredCount }: AnswersBadgeProps) {
  const t = useTranslations("problem.attempt");
  if (verdict === null) return <VerdictBadge verdict={null} />;
  const isUnanswered = verdict === "refuted" && unansweredCount >= attemptCount;
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className="text-muted text-xs">{t("answers")}</span>
      {isUnanswered ? <NoAnswerBadge /> : <VerdictBadge verdict={verdict} />}
    </span>
  );
}
