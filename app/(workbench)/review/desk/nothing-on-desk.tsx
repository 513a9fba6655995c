import { ListChecks } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Handout } from "@/lib/review";
import { Button } from "@/lib/ui/forms";
import { EmptyState, ErrorState, SkeletonRows } from "@/lib/ui/layout";
import type { useQueue } from "./use-queue";

type NothingOnDeskProps = { queue: ReturnType<typeof useQueue>; discussionHref: string };

/** Why there is no problem on the desk, and what to do about it. */
export function NothingOnDesk({ queue, discussionHref }: NothingOnDeskProps) {
  const { state, handout, ask } = queue;
  const t = useTranslations("desk.nothing");
  const again = <Button onClick={() => void ask()}>{t("lookAgain")}</Button>;
  return (
    <div className="rounded-lg border bg-surface">
      {state === "loading" && <SkeletonRows rows={6} label={t("asking")} />}
      {state === "failed" && <ErrorState message={t("failed")} action={again} />}
      {state === "ready" && (
        <EmptyState
          icon={ListChecks}
          title={t("title")}
          action={
            <>
              {again}
              <Button variant="ghost" onClick={() => void ask("again")}>
                {t("skipped")}
              </Button>
            </>
          }
        >
          <WhatIsElsewhere {...(handout?.elsewhere ?? nowhere)} discussionHref={discussionHref} />
        </EmptyState>
      )}
    </div>
  );
}

const nowhere: Handout["elsewhere"] = { discussed: 0, withOthers: 0 };

function WhatIsElsewhere({
  discussed,
  withOthers,
  discussionHref,
}: Handout["elsewhere"] & { discussionHref: string }) {
  const t = useTranslations("desk.nothing");
  if (discussed === 0 && withOthers === 0) return t("runsBring");
  return (
    <>
      {withOthers > 0 && t("withOthers", { count: withOthers })}{" "}
      {discussed > 0 && (
        <Link href={discussionHref} className="underline hover:text-accent">
          {t("discussed", { count: discussed })}
        </Link>
      )}
    </>
  );
}
