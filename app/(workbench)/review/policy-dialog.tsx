"use client";

import { useState } from "react";
import type { CheckpointPolicy } from "@/lib/curriculum";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  FormActions,
  NumberInput,
  RadioCards,
  SubmitButton,
} from "@/lib/ui/forms";
import { changePolicyAction } from "./actions";

type PolicyDialogProps = { curriculumId: string; policy: CheckpointPolicy };

/** Who decides before training, and within which bounds. */
export function PolicyDialog({ curriculumId, policy }: PolicyDialogProps) {
  const [open, setOpen] = useState(false);
  const [mode, setMode] = useState<string>(policy.mode);
  return (
    <Dialog
      title="Checkpoint policy"
      description="What must be decided before a train run may start."
      trigger={<Button>Change policy…</Button>}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        setMode(policy.mode);
      }}
    >
      <ActionForm action={changePolicyAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <RadioCards
          name="policy.mode"
          label="Who decides"
          defaultValue={policy.mode}
          columns={2}
          onChange={setMode}
          options={[
            { value: "people", title: "People", description: "Each variant waits for a person." },
            {
              value: "policy",
              title: "Policy",
              description: "Solve rates within the bounds need no person.",
            },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2" hidden={mode !== "people"}>
          <Field name="policy.requiredReviews" label="People a problem">
            <NumberInput defaultValue={policy.requiredReviews} min={1} max={10} />
          </Field>
          <Field
            name="policy.coverage"
            label="Variants decided"
            hint="0 to 1, of each level; 1 is all of them."
          >
            <NumberInput defaultValue={policy.coverage} min={0} max={1} step={0.05} />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2" hidden={mode !== "policy"}>
          <Field name="policy.minimumSolveRate" label="Least solve rate" hint="0 to 1">
            <NumberInput defaultValue={policy.minimumSolveRate} min={0} max={1} step={0.05} />
          </Field>
          <Field name="policy.maximumSolveRate" label="Greatest solve rate" hint="0 to 1">
            <NumberInput defaultValue={policy.maximumSolveRate} min={0} max={1} step={0.05} />
          </Field>
        </div>
        <fieldset className="grid gap-4 border-t pt-3 sm:grid-cols-2">
          <legend className="sr-only">Whoever decides</legend>
          <Field
            name="policy.maximumRejectedShare"
            label="Most rejected"
            hint="0 to 1, of the decided variants; 1 allows any share."
          >
            <NumberInput defaultValue={policy.maximumRejectedShare} min={0} max={1} step={0.01} />
          </Field>
          <Field
            name="policy.minimumAgreement"
            label="Least agreement"
            hint="Gwet's AC2, 0 to 1; 0 asks for none."
          >
            <NumberInput defaultValue={policy.minimumAgreement} min={0} max={1} step={0.05} />
          </Field>
          <Field
            name="policy.minimumDoubleReviews"
            label="Decided on by two"
            hint="Problems that the agreement must rest on."
          >
            <NumberInput defaultValue={policy.minimumDoubleReviews} min={1} max={100_000} />
          </Field>
        </fieldset>
        <FormActions>
          <SubmitButton pendingLabel="Saving…">Save policy</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
