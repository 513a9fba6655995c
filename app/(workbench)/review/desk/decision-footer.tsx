"use client";

import { Check, Flag, NotebookPen, SkipForward, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { QueueReason } from "@/lib/review";
import { Kbd } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { useKeysFor } from "@/lib/ui/keyboard";
import { NoteField } from "./note-field";
import type { Choice } from "./use-decisions";

export type Writing = "note" | "flag" | null;

type DecisionFooterProps = {
  reasons: readonly QueueReason[];
  mayApprove: boolean;
  rejecting: boolean;
  setRejecting: (rejecting: boolean) => void;
  writing: Writing;
  setWriting: (writing: Writing) => void;
  note: string;
  setNote: (note: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
  decide: (choice: Choice, reason?: string) => void;
  flag: () => void;
};

/** What can be done with the problem on the desk, each with its key. */
export function DecisionFooter(props: DecisionFooterProps) {
  const { writing, note, setNote, field, rejecting } = props;
  const t = useTranslations("desk.note");
  return (
    <div className="grid gap-3">
      {writing && (
        <NoteField
          key={writing}
          label={t(writing === "flag" ? "discuss" : "decision")}
          value={note}
          onChange={setNote}
          field={field}
        />
      )}
      {writing === "flag" ? (
        <FlagButtons {...props} />
      ) : rejecting ? (
        <Reasons {...props} />
      ) : (
        <Choices {...props} />
      )}
    </div>
  );
}

function Choices({ decide, setRejecting, setWriting, mayApprove, writing, note }: DecisionFooterProps) {
  const t = useTranslations("desk.choices");
  const keyOf = useKeysFor();
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="primary"
        icon={<Check />}
        shortcut={keyOf("review.approve", "a")}
        disabled={!mayApprove}
        onClick={() => decide("approve")}
      >
        {t("approve")}
      </Button>
      <Button
        variant="danger"
        icon={<X />}
        shortcut={keyOf("review.reject", "r")}
        onClick={() => setRejecting(true)}
      >
        {t("reject")}
      </Button>
      <Button icon={<SkipForward />} shortcut={keyOf("review.skip", "s")} onClick={() => decide("skip")}>
        {t("skip")}
      </Button>
      <span className="ml-auto flex gap-2">
        <Button
          variant="ghost"
          icon={<NotebookPen />}
          shortcut={keyOf("review.note", "n")}
          aria-pressed={writing === "note"}
          onClick={() => setWriting(writing === "note" ? null : "note")}
        >
          {t(note.trim() && writing === null ? "noteWritten" : "note")}
        </Button>
        <Button
          variant="ghost"
          icon={<Flag />}
          shortcut={keyOf("review.flag", "f")}
          onClick={() => setWriting("flag")}
        >
          {t("discuss")}
        </Button>
      </span>
    </div>
  );
}

function Reasons({ reasons, decide, setRejecting }: DecisionFooterProps) {
  const t = useTranslations("desk");
  return (
    <ul aria-label={t("choices.reasonToReject")} className="flex flex-wrap gap-2">
      {reasons.map(({ id, title }, index) => (
        <li key={id}>
          <Button variant="danger" onClick={() => decide("reject", id)}>
            {index < 9 && <Kbd keys={`${index + 1}`} />} {title}
          </Button>
        </li>
      ))}
      <li>
        <Button variant="ghost" shortcut="escape" onClick={() => setRejecting(false)}>
          {t("cancel")}
        </Button>
      </li>
    </ul>
  );
}

function FlagButtons({ flag, setWriting }: DecisionFooterProps) {
  const t = useTranslations("desk");
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" icon={<Flag />} shortcut="mod+enter" onClick={flag}>
        {t("choices.flag")}
      </Button>
      <Button variant="ghost" shortcut="escape" onClick={() => setWriting(null)}>
        {t("cancel")}
      </Button>
    </div>
  );
}
