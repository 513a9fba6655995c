"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import { RelativeTime, toast } from "@/lib/ui/data";
import { Button, ConfirmDialog } from "@/lib/ui/forms";
import { EmptyState, Section } from "@/lib/ui/layout";
import { decideRiskAction, setSecondPersonAction } from "./second-person-actions";

type Request = {
  readonly id: string;
  readonly kind: "open_checkpoint" | "launch";
  readonly reason: string;
  readonly requestedAt: Date;
  readonly requestedBy: { readonly id: string; readonly name: string };
};
type SecondPersonProps = {
  curriculumId: string;
  asked: boolean;
  requests: readonly Request[];
  /** Who looks at the page. */
  userId: string | null;
  mayOperate: boolean;
  mayOverride: boolean;
};

const sentences = { open_checkpoint: "openCheckpoint", launch: "launch" } as const;

/** What is risky here and waits for a second person. */
export function SecondPerson(props: SecondPersonProps) {
  const { curriculumId, asked, requests, userId, mayOperate, mayOverride } = props;
  const t = useTranslations("checkpoint.secondPerson");
  const [pending, start] = useTransition();
  const tell = (work: () => ReturnType<typeof decideRiskAction>) =>
    start(async () => {
      const answer = await work();
      if (answer.ok) toast.success(answer.message ?? t("done"));
      else toast.error(answer.errors[0]?.message ?? t("notDone"));
    });
  return (
    <Section
      title={t("title")}
      description={t(asked ? "asked" : "notAsked")}
      actions={
        mayOverride &&
        (asked ? (
          <ConfirmDialog
            trigger={<Button>{t("askForOne")}</Button>}
            title={t("stop.title")}
            description={t("stop.description")}
            confirmLabel={t("askForOne")}
            action={() => setSecondPersonAction({ curriculumId, asked: false })}
          />
        ) : (
          <Button
            disabled={pending}
            onClick={() => tell(() => setSecondPersonAction({ curriculumId, asked: true }))}
          >
            {t("askForTwo")}
          </Button>
        ))
      }
    >
      {requests.length === 0 ? (
        <EmptyState icon={Users} title={t("empty")} />
      ) : (
        <ul className="grid gap-3">
          {requests.map(({ id, kind, reason, requestedAt, requestedBy }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <span className="min-w-0 flex-1">
                {t.rich(sentences[kind], {
                  name: requestedBy.name,
                  reason,
                  b: (what: ReactNode) => <span className="font-medium">{what}</span>,
                  time: () => <RelativeTime at={requestedAt} />,
                  q: (quoted: ReactNode) => <q>{quoted}</q>,
                })}
              </span>
              {(kind === "launch" ? mayOperate : mayOverride) && (
                <span className="flex gap-2">
                  {requestedBy.id !== userId && (
                    <Button
                      size="sm"
                      variant="primary"
                      disabled={pending}
                      onClick={() => tell(() => decideRiskAction({ requestId: id, agreed: true }))}
                    >
                      {t("agree")}
                    </Button>
                  )}
                  <Button
                    size="sm"
                    disabled={pending}
                    onClick={() => tell(() => decideRiskAction({ requestId: id, agreed: false }))}
                  >
                    {t(requestedBy.id === userId ? "takeBack" : "refuse")}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
