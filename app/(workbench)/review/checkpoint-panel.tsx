"use client";

import { Lock, LockOpen } from "lucide-react";
import type { CheckpointPolicy } from "@/lib/curriculum";
import type { CheckpointStatus } from "@/lib/review";
import { Badge, formatNumber, formatPercent, RelativeTime } from "@/lib/ui/data";
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
  /** The address of the checkpoint's own page, where this is another. */
  detailsHref?: string;
};

/** The gate before training: what it waits for, and the ways to open it. */
export function CheckpointPanel(props: CheckpointPanelProps) {
  const { curriculumId, status, policy, mayOperate, mayOverride, detailsHref } = props;
  const open = status.state === "open";
  return (
    <Section
      title="Checkpoint before training"
      description={inWords(policy)}
      actions={
        <Badge tone={open ? "ok" : "warn"} icon={open ? LockOpen : Lock}>
          {open ? "Open" : "Closed"}
        </Badge>
      }
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid gap-2">
          <p>
            {formatNumber(status.approved)} approved, {formatNumber(status.rejected)} rejected,{" "}
            {formatNumber(status.pending)} pending
            {status.conflict > 0 && `, ${formatNumber(status.conflict)} in conflict`}
          </p>
          {status.openedBy ? (
            <p>
              Opened against its policy by {status.openedBy.name}, <RelativeTime at={status.openedBy.at} />:{" "}
              <q>{status.openedBy.reason}</q>
            </p>
          ) : (
            open && <p className="text-muted">Its policy holds it open: every condition is met.</p>
          )}
          {status.waitsFor.length > 0 && (
            <ul aria-label="It waits for" className="text-muted">
              {status.waitsFor.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          )}
        </div>
        {detailsHref && !mayOperate && <ButtonLink href={detailsHref}>Details</ButtonLink>}
        {mayOperate && (
          <div className="flex flex-wrap gap-2">
            {detailsHref && <ButtonLink href={detailsHref}>Details</ButtonLink>}
            <PolicyDialog curriculumId={curriculumId} policy={policy} />
            {status.mode === "policy" && (
              <ConfirmDialog
                trigger={<Button>Apply policy</Button>}
                title="Apply the checkpoint policy?"
                description="Each pending problem that the policy's bounds take is approved in the policy's name. People's decisions stay as they are."
                confirmLabel="Apply policy"
                action={() => applyPolicyAction({ curriculumId })}
              />
            )}
            {status.openedBy ? (
              <ConfirmDialog
                trigger={<Button icon={<Lock />}>Close checkpoint</Button>}
                title="Close the checkpoint?"
                description="Its policy decides again whether a train run may be launched."
                confirmLabel="Close checkpoint"
                action={() => closeCheckpointAction({ curriculumId })}
              />
            ) : (
              !open && mayOverride && <OpenDialog curriculumId={curriculumId} />
            )}
          </div>
        )}
      </div>
      {!detailsHref && <CheckpointConditions conditions={status.conditions} />}
    </Section>
  );
}

function OpenDialog({ curriculumId }: { curriculumId: string }) {
  return (
    <Dialog
      title="Open the checkpoint against its policy"
      description="Training then takes what is approved so far. Your name and the reason stay on this page and in the audit log."
      trigger={<Button icon={<LockOpen />}>Open with a reason…</Button>}
    >
      <ActionForm action={openCheckpointAction}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <Field name="reason" label="Reason" required>
          <Textarea rows={3} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel="Opening…">Open checkpoint</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}

function inWords({ mode, requiredReviews, coverage, minimumSolveRate, maximumSolveRate }: CheckpointPolicy) {
  if (mode === "policy") {
    const bounds = `${formatPercent(minimumSolveRate, 0)} to ${formatPercent(maximumSolveRate, 0)}`;
    return `By policy: a measured solve rate of ${bounds} needs no person`;
  }
  const people = requiredReviews === 1 ? "one person" : `${requiredReviews} people`;
  return `By people: ${people} a problem, ${formatPercent(coverage, 0)} of the variants of each level decided`;
}
