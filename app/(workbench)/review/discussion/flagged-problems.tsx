"use client";

import { MessagesSquare } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { shownName } from "@/lib/language/bundled-words";
import type { EndedFlag, OpenFlag } from "@/lib/review";
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

/** What was under discussion, so that no note is lost when it ends. */
export function EndedDiscussions({ flags }: { flags: readonly EndedFlag[] }) {
  const t = useTranslations("discussion");
  if (flags.length === 0) return null;
  return (
    <section aria-label={t("ended")} className="grid gap-2">
      <h2 className="font-semibold">{t("ended")}</h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {flags.map((flag) => (
          <FlagRow key={flag.id} flag={flag}>
            <p className="text-muted text-xs">
              {t.rich("endedBy", {
                name: flag.settledBy ?? t("somebodyGone"),
                time: () => <RelativeTime at={flag.settledAt} />,
              })}
            </p>
          </FlagRow>
        ))}
      </ul>
    </section>
  );
}

function Flagged({ flag }: { flag: OpenFlag }) {
  const t = useTranslations("discussion");
  const [pending, start] = useTransition();
  const settle = () =>
    start(async () => {
      const answer = await settleFlagAction({ problemId: flag.problemId });
      if (answer.ok) toast.success(answer.message ?? "");
      else toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  return (
    <FlagRow flag={flag}>
      <Button pending={pending} onClick={() => !pending && settle()}>
        {t("settled")}
      </Button>
    </FlagRow>
  );
}

/** The problem, what was asked of it, and on the other side what can be done or was done. */
function FlagRow({ flag, children }: { flag: OpenFlag; children: ReactNode }) {
  const translate = useTranslations();
  const t = useTranslations("discussion");
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
        {children}
      </span>
    </li>
  );
}
