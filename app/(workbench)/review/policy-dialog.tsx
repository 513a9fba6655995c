"use client";

import { useTranslations } from "next-intl";
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
  const t = useTranslations("checkpoint.policy");
  const [open, setOpen] = useState(false);
  const [mode, setMode] = useState<string>(policy.mode);
  return (
    <Dialog
      title={t("title")}
      description={t("description")}
      trigger={<Button>{t("button")}</Button>}
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
          label={t("whoDecides")}
          defaultValue={policy.mode}
          columns={2}
          onChange={setMode}
          options={[
            { value: "people", title: t("people"), description: t("peopleDescription") },
            { value: "policy", title: t("policy"), description: t("policyDescription") },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2" hidden={mode !== "people"}>
          <Field name="policy.requiredReviews" label={t("requiredReviews")}>
            <NumberInput defaultValue={policy.requiredReviews} min={1} max={10} />
          </Field>
          <Field name="policy.coverage" label={t("coverage")} hint={t("coverageHint")}>
            <NumberInput defaultValue={policy.coverage} min={0} max={1} step={0.05} />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2" hidden={mode !== "policy"}>
          <Field name="policy.minimumSolveRate" label={t("minimumSolveRate")} hint={t("share")}>
            <NumberInput defaultValue={policy.minimumSolveRate} min={0} max={1} step={0.05} />
          </Field>
          <Field name="policy.maximumSolveRate" label={t("maximumSolveRate")} hint={t("share")}>
            <NumberInput defaultValue={policy.maximumSolveRate} min={0} max={1} step={0.05} />
          </Field>
        </div>
        <fieldset className="grid gap-4 border-t pt-3 sm:grid-cols-2">
          <legend className="sr-only">{t("whoeverDecides")}</legend>
          <Field
            name="policy.maximumRejectedShare"
            label={t("maximumRejectedShare")}
            hint={t("maximumRejectedShareHint")}
          >
            <NumberInput defaultValue={policy.maximumRejectedShare} min={0} max={1} step={0.01} />
          </Field>
          <Field
            name="policy.minimumAgreement"
            label={t("minimumAgreement")}
            hint={t("minimumAgreementHint")}
          >
            <NumberInput defaultValue={policy.minimumAgreement} min={0} max={1} step={0.05} />
          </Field>
          <Field
            name="policy.minimumDoubleReviews"
            label={t("minimumDoubleReviews")}
            hint={t("minimumDoubleReviewsHint")}
          >
            <NumberInput defaultValue={policy.minimumDoubleReviews} min={1} max={100_000} />
          </Field>
        </fieldset>
        <FormActions>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
