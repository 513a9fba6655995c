"use client";

import { Lock, LockOpen } from "lucide-react";
import { Badge, formatNumber } from "@/lib/ui/data";
import {
  ActionForm,
  Button,
  ConfirmDialog,
  Dialog,
  Field,
  FormActions,
  SubmitButton,
  Textarea,
} from "@/lib/ui/forms";
import { Section, Stat, StatRow } from "@/lib/ui/layout";
import { applyPolicyAction, closeCheckpointAction, openCheckpointAction } from "./actions";

type CheckpointPanelProps = {
  curriculumId: string;
  status: {
    readonly state: "open" | "closed";
    readonly mode: string;
    readonly waitsFor: readonly string[];
    readonly approved: number;
    readonly pending: number;
    readonly rejected: number;
  };
  mayOperate: boolean;
};

/** The gate before training: what it waits for, and the ways to open it. */
export function CheckpointPanel({ curriculumId, status, mayOperate }: CheckpointPanelProps) {
  const open = status.state === "open";
  return (
    <Section
      title="Checkpoint before training"
      description={status.mode === "policy" ? "Opened by policy" : "Opened by people"}
      actions={
        <Badge tone={open ? "ok" : "warn"} icon={open ? LockOpen : Lock}>
          {open ? "Open" : "Closed"}
        </Badge>
      }
    >
      <div className="grid gap-4">
        <StatRow>
          <Stat label="Approved" value={formatNumber(status.approved)} />
          <Stat label="Pending" value={formatNumber(status.pending)} />
          <Stat label="Rejected" value={formatNumber(status.rejected)} />
        </StatRow>
        {!open && status.waitsFor.length > 0 && (
          <div>
            <h3 className="font-medium">It waits for</h3>
            <ul className="mt-1 list-disc pl-5 text-muted">
              {status.waitsFor.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          </div>
        )}
        {mayOperate && (
          <div className="flex flex-wrap gap-2">
            <ConfirmDialog
              trigger={<Button>Apply policy</Button>}
              title="Apply the checkpoint policy?"
              description="Each pending problem that the policy's bounds take is approved in the policy's name. People's decisions stay as they are."
              confirmLabel="Apply policy"
              action={() => applyPolicyAction({ curriculumId })}
            />
            {open ? (
              <ConfirmDialog
                trigger={<Button icon={<Lock />}>Close checkpoint</Button>}
                title="Close the checkpoint?"
                description="No train run can be launched until it is open again."
                confirmLabel="Close checkpoint"
                action={() => closeCheckpointAction({ curriculumId })}
              />
            ) : (
              <OpenDialog curriculumId={curriculumId} />
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

function OpenDialog({ curriculumId }: { curriculumId: string }) {
  return (
    <Dialog
      title="Open the checkpoint"
      description="Training then takes what is approved so far. The reason goes into the audit log."
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
