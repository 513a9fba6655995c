"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { alertKinds } from "@/lib/monitor/alert-kinds";
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

const addressExample = "https://";

/** From which figures on a run raises an alert, and where alerts are posted. */
export function MonitorPolicyDialog({
  curriculumId,
  policy,
}: {
  curriculumId: string;
  policy: MonitorPolicy;
}) {
  const t = useTranslations("monitor");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      title={t("thresholds.title")}
      description={t("thresholds.description")}
      size="lg"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<BellRing aria-hidden />}>{t("thresholds.title")}</Button>}
    >
      <ActionForm action={changeMonitorPolicyAction} onDone={() => setOpen(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <div className="grid gap-4 sm:grid-cols-2">
          {alertKinds.map((kind) => (
            <Field
              key={kind}
              name={`policy.${kind}`}
              label={t(`kinds.${kind}.label`)}
              hint={t(`kinds.${kind}.hint`)}
            >
              <NumberInput defaultValue={policy[kind]} min={0} max={1} step={0.01} />
            </Field>
          ))}
        </div>
        <Field name="policy.webhookUrl" label={t("thresholds.webhook")} hint={t("thresholds.webhookHint")}>
          <TextInput mono defaultValue={policy.webhookUrl} placeholder={addressExample} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel={t("thresholds.saving")}>{t("thresholds.save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
