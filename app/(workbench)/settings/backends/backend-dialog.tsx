"use client";

import { PlugZap, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ListedRayBackend } from "@/lib/registry";
import {
  ActionForm,
  Button,
  Checkbox,
  Dialog,
  Field,
  FormActions,
  NumberInput,
  SubmitButton,
  TextInput,
  useFormTest,
} from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";
import { saveBackendAction, testBackendAction } from "./actions";

type BackendDialogProps = { backend?: ListedRayBackend; workbenchUrl: string };

/** Adds a cluster or changes one. The stored token is never sent to the browser: an empty field keeps it. */
export function BackendDialog({ backend, workbenchUrl }: BackendDialogProps) {
  const t = useTranslations("settingsForms.backend");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={
        backend ? (
          <Button size="sm">{t("change")}</Button>
        ) : (
          <Button icon={<Plus aria-hidden />}>{t("add")}</Button>
        )
      }
      title={backend ? t("changeTitle", { name: backend.name }) : t("addTitle")}
      size="lg"
      open={open}
      onOpenChange={setOpen}
    >
      <BackendForm backend={backend} workbenchUrl={workbenchUrl} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function BackendForm({ backend, workbenchUrl, onDone }: BackendDialogProps & { onDone: () => void }) {
  const t = useTranslations("settingsForms.backend");
  const { inner, tested, testing, test } = useFormTest(testBackendAction);
  return (
    <ActionForm action={saveBackendAction} onDone={onDone}>
      <div ref={inner} className="grid gap-4 sm:grid-cols-2">
        {backend && <input type="hidden" name="backendId" value={backend.id} />}
        <Field name="name" label={t("name")} required hint={t("nameHint")}>
          <TextInput defaultValue={backend?.name} />
        </Field>
        <Field
          name="address"
          label={t("address")}
          required
          hint={t("addressHint", { example: "http://ray-head:8265" })}
        >
          <TextInput mono defaultValue={backend?.address} />
        </Field>
        <Field
          name="token"
          label={t("token")}
          optional
          hint={backend?.hasToken ? t("tokenStored") : t("tokenHint")}
        >
          <TextInput type="password" autoComplete="off" />
        </Field>
        <Field name="callbackUrl" label={t("workbench")} required hint={t("workbenchHint")}>
          <TextInput mono defaultValue={backend?.callbackUrl ?? workbenchUrl} />
        </Field>
        <Field name="outputFolder" label={t("output")} hint={t("outputHint")}>
          <TextInput mono defaultValue={backend?.outputFolder ?? "/tmp/ladderboard-output"} />
        </Field>
        <Field name="gpuHourPrice" label={t("price")} hint={t("priceHint")}>
          <NumberInput step="any" min={0} unit="$" defaultValue={backend?.gpuHourPrice ?? 0} />
        </Field>
        <div className="sm:col-span-2">
          <Checkbox
            name="installPackages"
            label={t("install")}
            hint={t("installHint")}
            defaultChecked={backend?.installPackages ?? false}
          />
        </div>
      </div>
      {tested && (
        <div role="status">
          <Callout tone={tested.ok ? "ok" : "bad"} title={tested.ok ? t("answers") : t("fails")}>
            {tested.message}
          </Callout>
        </div>
      )}
      <FormActions>
        <Button type="button" icon={<PlugZap />} pending={testing} onClick={test}>
          {t("test")}
        </Button>
        <SubmitButton pendingLabel={t("saving")}>{backend ? t("save") : t("submit")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
