import { useTranslations } from "next-intl";
import { say } from "@/lib/language/words";
import type { ProblemEvidence } from "@/lib/review";
import { Badge, RelativeTime } from "@/lib/ui/data";
import { NoteText } from "@/lib/ui/formula";

const tones = { approve: "ok", reject: "bad", skip: "neutral" } as const;

/** Who decided what, newest first. */
export function History({ reviews }: { reviews: ProblemEvidence["reviews"] }) {
  const t = useTranslations("problem.history");
  const translate = useTranslations();
  if (reviews.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="grid gap-2">
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
    </ul>
  );
}
