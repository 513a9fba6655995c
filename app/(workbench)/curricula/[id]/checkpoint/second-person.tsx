"use client";

import { Users } from "lucide-react";
import { useTransition } from "react";
import { RelativeTime, toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
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

const words = {
  open_checkpoint: "Open the checkpoint against its policy",
  launch: "Launch above the budget",
};

/** What is risky here and waits for a second person. */
export function SecondPerson(props: SecondPersonProps) {
  const { curriculumId, asked, requests, userId, mayOperate, mayOverride } = props;
  const [pending, start] = useTransition();
  const tell = (work: () => ReturnType<typeof decideRiskAction>) =>
    start(async () => {
      const answer = await work();
      if (answer.ok) toast.success(answer.message ?? "Done.");
      else toast.error(answer.errors[0]?.message ?? "It was not done.");
    });
  return (
    <Section
      title="Second person"
      description={
        asked
          ? "Opening the checkpoint against its policy and launching above the budget take two people."
          : "One person is enough to open the checkpoint; a launch above the budget is refused."
      }
      actions={
        mayOverride && (
          <Button
            disabled={pending}
            onClick={() => tell(() => setSecondPersonAction({ curriculumId, asked: !asked }))}
          >
            {asked ? "Ask for one person" : "Ask for two people"}
          </Button>
        )
      }
    >
      {requests.length === 0 ? (
        <EmptyState icon={Users} title="Nothing waits for a second person" />
      ) : (
        <ul className="grid gap-3">
          {requests.map(({ id, kind, reason, requestedAt, requestedBy }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{words[kind]}</span>, asked for by {requestedBy.name},{" "}
                <RelativeTime at={requestedAt} />: <q>{reason}</q>
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
                      Agree
                    </Button>
                  )}
                  <Button
                    size="sm"
                    disabled={pending}
                    onClick={() => tell(() => decideRiskAction({ requestId: id, agreed: false }))}
                  >
                    {requestedBy.id === userId ? "Take back" : "Refuse"}
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
