import { useTranslations } from "next-intl";
import { verdictWords } from "@/lib/language/verdict-words";
import { say } from "@/lib/language/words";
import { VerdictBadge, type VerdictName } from "@/lib/ui/data";

type ExplainedVerdictProps = { verdict: VerdictName; explanation: string; reason?: string | null };

/** A verdict that says why on hover, for a reason that trainers know by its name with that name. */
export function ExplainedVerdict({ verdict, explanation, reason }: ExplainedVerdictProps) {
  const tRoot = useTranslations();
  const t = useTranslations("runs.rollouts");
  const text = say(tRoot, verdictWords(explanation));
  return (
    <VerdictBadge
      verdict={verdict}
      detail={reason ? t("verdictReason", { explanation: text, reason }) : text}
    />
  );
}
