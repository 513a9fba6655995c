"use client";

import { Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BudgetPolicy } from "@/lib/accounting";
import { ActionForm, Button, Dialog, Field, FormActions, NumberInput, SubmitButton } from "@/lib/ui/forms";
import { changeBudgetAction } from "./actions";

/** The most that one run may use. */
export function BudgetDialog({ curriculumId, budget }: { curriculumId: string; budget: BudgetPolicy }) {
  const t = useTranslations("cost.budget");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t("title")}
      description={t("description")}
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Wallet aria-hidden />}>{t("open")}</Button>}
    >
      <ActionForm action={changeBudgetAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <Field name="policy.dollarsPerRun" label={t("dollars")} hint={t("dollarsHint")}>
          <NumberInput defaultValue={budget.dollarsPerRun ?? ""} min={0} step="any" unit="$" />
        </Field>
        <Field name="policy.cpuHoursPerRun" label={t("cpu")} hint={t("cpuHint")}>
          <NumberInput defaultValue={budget.cpuHoursPerRun ?? ""} min={0} step="any" unit={t("hours")} />
        </Field>
        <Field name="policy.gpuHoursPerRun" label={t("gpu")} hint={t("gpuHint")}>
          <NumberInput defaultValue={budget.gpuHoursPerRun ?? ""} min={0} step="any" unit={t("hours")} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
