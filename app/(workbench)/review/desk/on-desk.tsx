"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { QueueItem, QueueReason } from "@/lib/review";
import { type KeyBinding, useKeys } from "@/lib/ui/keyboard";
import { useEvidence } from "../../curricula/problem/use-evidence";
import { DecisionFooter, type Writing } from "./decision-footer";
import { DeskCard } from "./desk-card";
import { useSaidReasons } from "./say-reasons";
import type { Choice, Decisions } from "./use-decisions";

type OnDeskProps = {
  item: QueueItem;
  reasons: readonly QueueReason[];
  decisions: Decisions;
  /** The desk's own, which stand in the sheet below those of the card, whatever changes. */
  deskKeys: readonly KeyBinding[];
};

/** One problem with its evidence, and what can be done with it by key or button. */
export function OnDesk({ item, reasons: known, decisions, deskKeys }: OnDeskProps) {
  const t = useTranslations("desk.shortcuts");
  const reasons = useSaidReasons(known);
  const { data: evidence } = useEvidence(item.problemId);
  const [rejecting, setRejecting] = useState(false);
  const [writing, setWriting] = useState<Writing>(null);
  const [note, setNote] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const mayApprove = !evidence?.editedByMe;
  const decide = (choice: Choice, reason?: string) =>
    void decisions.decide(choice, { reason, note: note.trim() || undefined });
  const flag = () => void decisions.flag(note.trim());
  const leave = () => {
    if (writing === "flag") setWriting(null);
    else if (document.activeElement === field.current) field.current?.blur();
    else setRejecting(false);
  };

  const group = t("group");
  const review = (id: string, keys: string, label: string, run: () => void) => ({
    id: `review.${id}`,
    keys,
    label,
    group,
    run,
    enabled: writing !== "flag",
  });
  useKeys([
    {
      ...review("approve", "a", t("approve"), () => decide("approve")),
      enabled: mayApprove && writing !== "flag",
    },
    review("reject", "r", t("reject"), () => setRejecting(true)),
    review("skip", "s", t("skip"), () => decide("skip")),
    review("note", "n", t("note"), () => (writing === "note" ? field.current?.focus() : setWriting("note"))),
    review("flag", "f", t("flag"), () => setWriting("flag")),
    { keys: "escape", label: t("leave"), group, whileTyping: true, run: leave },
    {
      keys: "mod+enter",
      label: t("sendFlag"),
      group,
      whileTyping: true,
      enabled: writing === "flag",
      run: flag,
    },
    ...reasons.slice(0, 9).map(({ id, title }, index) => ({
      keys: `${index + 1}`,
      label: t("rejectFor", { reason: title }),
      group,
      enabled: rejecting,
      run: () => decide("reject", id),
    })),
    ...deskKeys,
  ]);

  return (
    <DeskCard
      problemId={item.problemId}
      curriculum={item.curriculum}
      adjudicates={item.adjudicates}
      footer={
        <DecisionFooter
          {...{
            reasons,
            mayApprove,
            rejecting,
            setRejecting,
            writing,
            setWriting,
            note,
            setNote,
            field,
            decide,
            flag,
          }}
        />
      }
    />
  );
}
