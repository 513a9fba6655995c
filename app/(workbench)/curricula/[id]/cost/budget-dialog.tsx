"use client";

import { Wallet } from "lucide-react";
import { useState } from "react";
import type { BudgetPolicy } from "@/lib/accounting";
import { ActionForm, Button, Dialog, Field, FormActions, NumberInput, SubmitButton } from "@/lib/ui/forms";
import { changeBudgetAction } from "./actions";

/** The most that one run may use. */
export function BudgetDialog({ curriculumId, budget }: { curriculumId: string; budget: BudgetPolicy }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title="Budget of a run"
      description="A run that reaches one of these ends after the work in hand; what it has written stays. Empty: as much as it takes."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Wallet aria-hidden />}>Budget</Button>}
    >
      <ActionForm action={changeBudgetAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <Field
          name="policy.dollarsPerRun"
          label="US dollars"
          hint="What endpoints ask for, where prices are set."
        >
          <NumberInput defaultValue={budget.dollarsPerRun ?? ""} min={0} step="any" unit="$" />
        </Field>
        <Field name="policy.cpuHoursPerRun" label="CPU hours" hint="Of the worker's processors.">
          <NumberInput defaultValue={budget.cpuHoursPerRun ?? ""} min={0} step="any" unit="h" />
        </Field>
        <Field
          name="policy.gpuHoursPerRun"
          label="GPU hours"
          hint="A launch on Ray that may take more is refused."
        >
          <NumberInput defaultValue={budget.gpuHoursPerRun ?? ""} min={0} step="any" unit="h" />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel="Saving…">Save budget</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
