"use client";

import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { shownName } from "@/lib/language/bundled-words";
import type { OpenFlag } from "@/lib/review";
import { RelativeTime, toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { Formula, NoteText } from "@/lib/ui/formula";
import { EmptyState } from "@/lib/ui/layout";
import { settleFlagAction } from "../actions";

/** What is under discussion, the oldest first. */
export function FlaggedProblems({ flags }: { flags: readonly OpenFlag[] }) {
  const t = useTranslations("discussion");
  if (flags.length === 0)
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState icon={MessagesSquare} title={t("empty")}>
          {t("emptyExplained")}
        </EmptyState>
      </div>
    );
  return (
    <ul aria-label={t("list")} className="divide-y rounded-lg border bg-surface">
      {flags.map((flag) => (
        <Flagged key={flag.id} flag={flag} />
      ))}
    </ul>
  );
}

function Flagged({ flag }: { flag: OpenFlag }) {
  const translate = useTranslations();
  const t = useTranslations("discussion");
  const [pending, start] = useTransition();
  const settle = () =>
    start(async () => {
      const answer = await settleFlagAction({ problemId: flag.problemId });
      if (answer.ok) toast.success(answer.message ?? "");
      else toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 gap-1">
        <Formula latex={flag.latex} source={flag.statement} size="lg" />
        {flag.note && (
          <p>
            <NoteText note={flag.note} />
          </p>
        )}
        <p className="text-muted text-xs">
          {`${flag.raisedBy} · ${shownName(translate, flag.curriculum.name)} · `}
          <RelativeTime at={flag.createdAt} />
        </p>
      </div>
      <span className="flex items-center gap-3">
        <Link
          href={`/curricula/${flag.curriculum.id}?problem=${flag.problemId}`}
          className="underline hover:text-accent"
        >
          {t("openInTree")}
        </Link>
        <Button pending={pending} onClick={() => !pending && settle()}>
          {t("settled")}
        </Button>
      </span>
    </li>
  );
}
