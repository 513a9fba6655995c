"use client";

import { Lock, LockOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { CheckpointPolicy } from "@/lib/curriculum";
import { say } from "@/lib/language/words";
import type { CheckpointStatus } from "@/lib/review";
import { Badge, RelativeTime, useFormats } from "@/lib/ui/data";
import {
  ActionForm,
  Button,
  ButtonLink,
  ConfirmDialog,
  Dialog,
  Field,
  FormActions,
  SubmitButton,
  Textarea,
} from "@/lib/ui/forms";
import { Section } from "@/lib/ui/layout";
import { applyPolicyAction, closeCheckpointAction, openCheckpointAction } from "./actions";
import { CheckpointConditions } from "./checkpoint-conditions";
import { PolicyDialog } from "./policy-dialog";

type CheckpointPanelProps = {
  curriculumId: string;
  status: CheckpointStatus;
  policy: CheckpointPolicy;
  mayOperate: boolean;
  /** Whether this person may open it against its policy. */
  mayOverride: boolean;
  /** Whether opening it so takes a second administrator. */
  asksSecond: boolean;
  /** The address of the checkpoint's own page, where this is another. */
  detailsHref?: string;
};

/** The gate before training: what it waits for, and the ways to open it. */
export function CheckpointPanel(props: CheckpointPanelProps) {
  const { curriculumId, status, policy, mayOperate, mayOverride, asksSecond, detailsHref } = props;
  const t = useTranslations("checkpoint");
  const translate = useTranslations();
  const open = status.state === "open";
  return (
    <Section
      title={t("title")}
      description={usePolicyWords(policy)}
      actions={
        <Badge tone={open ? "ok" : "warn"} icon={open ? LockOpen : Lock}>
          {t(open ? "open" : "closed")}
        </Badge>
      }
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid gap-2">
          <Counts status={status} />
          {status.openedBy ? (
            <OpenedBy {...status.openedBy} />
          ) : (
            open && <p className="text-muted">{t("heldOpen")}</p>
          )}
          {status.waitsFor.length > 0 && (
            <ul aria-label={t("waitsFor")} className="text-muted">
              {status.waitsFor.map((what) => (
                <li key={say(translate, what)}>{say(translate, what)}</li>
              ))}
            </ul>
          )}
        </div>
        {detailsHref && !mayOperate && <ButtonLink href={detailsHref}>{t("details")}</ButtonLink>}
        {mayOperate && (
          <div className="flex flex-wrap gap-2">
            {detailsHref && <ButtonLink href={detailsHref}>{t("details")}</ButtonLink>}
            <PolicyDialog curriculumId={curriculumId} policy={policy} />
            {status.mode === "policy" && (
              <ConfirmDialog
                trigger={<Button>{t("apply.button")}</Button>}
                title={t("apply.title")}
                description={t("apply.description")}
                confirmLabel={t("apply.button")}
                action={() => applyPolicyAction({ curriculumId })}
              />
            )}
            {status.openedBy ? (
              <ConfirmDialog
                trigger={<Button icon={<Lock />}>{t("close.button")}</Button>}
                title={t("close.title")}
                description={t("close.description")}
                confirmLabel={t("close.button")}
                action={() => closeCheckpointAction({ curriculumId })}
              />
            ) : (
              !open && mayOverride && <OpenDialog curriculumId={curriculumId} asksSecond={asksSecond} />
            )}
          </div>
        )}
      </div>
      {!detailsHref && <CheckpointConditions conditions={status.conditions} />}
    </Section>
  );
}

function Counts({ status }: Pick<CheckpointPanelProps, "status">) {
  const t = useTranslations("checkpoint");
  const { number } = useFormats();
  const counts = {
    approved: number(status.approved),
    rejected: number(status.rejected),
    pending: number(status.pending),
  };
  return (
    <p>
      {status.conflict > 0
        ? t("countsWithConflicts", { ...counts, conflict: number(status.conflict) })
        : t("counts", counts)}
    </p>
  );
}

function OpenedBy({ name, agreedBy, reason, at }: NonNullable<CheckpointStatus["openedBy"]>) {
  const t = useTranslations("checkpoint");
  const parts = {
    reason,
    time: () => <RelativeTime at={at} />,
    q: (quoted: ReactNode) => <q>{quoted}</q>,
  };
  if (name === null) return <p>{t.rich("openedByNobody", parts)}</p>;
  if (agreedBy !== null) return <p>{t.rich("openedByTwo", { ...parts, name, second: agreedBy })}</p>;
  return <p>{t.rich("openedBy", { ...parts, name })}</p>;
}

function OpenDialog({ curriculumId, asksSecond }: Pick<CheckpointPanelProps, "curriculumId" | "asksSecond">) {
  const t = useTranslations("checkpoint.override");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t("title")}
      description={t(asksSecond ? "ask.description" : "description")}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<LockOpen />}>{t(asksSecond ? "ask.button" : "button")}</Button>}
    >
      <ActionForm action={openCheckpointAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <Field name="reason" label={t("reason")} required>
          <Textarea rows={3} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel={t("opening")}>{t(asksSecond ? "ask.submit" : "submit")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}

function usePolicyWords(policy: CheckpointPolicy): string {
  const t = useTranslations("checkpoint");
  const { percent } = useFormats();
  const { mode, requiredReviews, coverage, minimumSolveRate, maximumSolveRate } = policy;
  return mode === "policy"
    ? t("byPolicy", { low: percent(minimumSolveRate, 0), high: percent(maximumSolveRate, 0) })
    : t("byPeople", { people: requiredReviews, coverage: percent(coverage, 0) });
}
