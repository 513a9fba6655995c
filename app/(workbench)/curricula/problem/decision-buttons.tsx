"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { say, type Text } from "@/lib/language/words";
import { toast } from "@/lib/ui/data";
import { Button, Menu } from "@/lib/ui/forms";
import { decideAction } from "../../review/actions";

/** `id` is stored with the decision. */
export type Reason = { readonly id: string; readonly title: Text };

type DecisionButtonsProps = { problemId: string; reasons: readonly Reason[]; onDecided: () => void };

/** Approve, or reject with a reason, beside the evidence. */
export function DecisionButtons({ problemId, reasons, onDecided }: DecisionButtonsProps) {
  const t = useTranslations("problem");
  const translate = useTranslations();
  const [pending, startTransition] = useTransition();
  const decide = (decision: "approve" | "reject", reason?: string) =>
    startTransition(async () => {
      const answer = await decideAction({ problemId, decision, reason });
      if (answer.ok) onDecided();
      else toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<Check />} pending={pending} onClick={() => !pending && decide("approve")}>
        {t("approve")}
      </Button>
      <Menu
        trigger={<Button icon={<X />}>{t("reject")}</Button>}
        items={reasons.map(({ id, title }) => ({
          label: say(translate, title),
          onSelect: () => decide("reject", id),
        }))}
      />
    </div>
  );
}
