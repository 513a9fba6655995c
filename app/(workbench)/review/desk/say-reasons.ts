import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { say } from "@/lib/language/words";
import type { QueueReason } from "@/lib/review";
import { reasonText } from "@/lib/review/reject-reasons";

/** Reasons with their titles in the reader's language; what people wrote themselves stays. */
export function useSaidReasons(reasons: readonly QueueReason[]): readonly QueueReason[] {
  const translate = useTranslations();
  return useMemo(
    () => reasons.map((reason) => ({ ...reason, title: say(translate, reasonText(reason)) })),
    [reasons, translate],
  );
}
