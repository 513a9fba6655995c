import { MessagesSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { say } from "@/lib/language/words";
import type { ProblemEvidence } from "@/lib/review";
import { Badge, RelativeTime } from "@/lib/ui/data";
import { NoteText } from "@/lib/ui/formula";

const tones = { approve: "ok", reject: "bad", skip: "neutral" } as const;

type HistoryProps = Pick<ProblemEvidence, "reviews" | "hiddenDecisions" | "endedFlags">;

/** Who decided what and what was discussed, newest first. What others decided may be hidden, and is not denied. */
export function History({ reviews, hiddenDecisions, endedFlags }: HistoryProps) {
  const t = useTranslations("problem.history");
  const translate = useTranslations();
  const isEmpty = reviews.length === 0 && endedFlags.length === 0 && hiddenDecisions === 0;
  if (isEmpty) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="grid gap-2">
      {hiddenDecisions > 0 && <li className="text-muted">{t("hidden", { count: hiddenDecisions })}</li>}
      {reviews.map(({ id, by, decision, reason, note, adjudicates, createdAt }) => (
        <li key={id}>
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={tones[decision]}>{t(`decisions.${decision}`)}</Badge>
            {say(translate, by)}
            {adjudicates && <span className="text-muted text-xs">{t("settled")}</span>}
            <span className="text-muted text-xs">
              <RelativeTime at={createdAt} />
            </span>
          </span>
          {(reason || note) && (
            <p className="text-muted text-xs">
              {reason && say(translate, reason)}
              {reason && note && ": "}
              <NoteText note={note} />
            </p>
          )}
        </li>
      ))}
      {endedFlags.map(({ id, by, note, settledBy, settledAt }) => (
        <li key={id}>
          <span className="flex flex-wrap items-center gap-2">
            <Badge icon={MessagesSquare}>{t("discussed")}</Badge>
            {by}
            <span className="text-muted text-xs">
              {t.rich("ended", {
                name: settledBy ?? t("somebodyGone"),
                time: () => <RelativeTime at={settledAt} />,
              })}
            </span>
          </span>
          {note && (
            <p className="text-muted text-xs">
              <NoteText note={note} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
