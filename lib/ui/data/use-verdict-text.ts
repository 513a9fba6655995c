import { useTranslations } from "next-intl";
import { verdictWords } from "@/lib/language/verdict-words";
import { say } from "@/lib/language/words";

/**
 * Writes what a verdict's explanation says in the reader's language. Imported by its own path: it weighs on no page that
 * shows no explanation.
 */
export function useVerdictText(): (explanation: string) => string {
  const t = useTranslations();
  return (explanation) => say(t, verdictWords(explanation));
}
