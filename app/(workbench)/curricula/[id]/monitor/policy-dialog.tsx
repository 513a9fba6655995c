"use client";

import { BellRing } from "lucide-react";
import { useState } from "react";
import { type AlertKind, alertKinds } from "@/lib/monitor/alert-kinds";
import type { MonitorPolicy } from "@/lib/monitor/monitor-policy";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  FormActions,
  NumberInput,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { changeMonitorPolicyAction } from "./actions";
import { alertWords } from "./alert-words";

/** From which figures on a run raises an alert, and where alerts are posted. */
export function MonitorPolicyDialog({
  curriculumId,
  policy,
}: {
  curriculumId: string;
  policy: MonitorPolicy;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Thresholds"
      description="A run that reaches one of these figures raises an alert when it ends. 1 raises none."
      size="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<BellRing aria-hidden />}>Thresholds</Button>}
    >
      <ActionForm action={changeMonitorPolicyAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <div className="grid gap-4 sm:grid-cols-2">
          {alertKinds.map((kind: AlertKind) => (
            <Field
              key={kind}
              name={`policy.${kind}`}
              label={alertWords[kind].label}
              hint={alertWords[kind].hint}
            >
              <NumberInput defaultValue={policy[kind]} min={0} max={1} step={0.01} />
            </Field>
          ))}
        </div>
        <Field
          name="policy.webhookUrl"
          label="Webhook"
          hint="Each alert is posted there as JSON. Empty: none is."
        >
          <TextInput mono defaultValue={policy.webhookUrl} placeholder="https://" />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel="Saving…">Save thresholds</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
