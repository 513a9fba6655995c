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
  type FormAction,
  FormActions,
  NumberInput,
  SubmitButton,
  TextInput,
  useFormTest,
} from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";
import { saveBackendAction, testBackendAction } from "./actions";
import { leadsNowhere } from "./loopback";

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
  const [refused, setRefused] = useState(false);
  const [lost, setLost] = useState(backend ? leadsNowhere(backend.address, backend.callbackUrl) : false);
  const save: FormAction = async (previous, form) => {
    const answer = await saveBackendAction(previous, form);
    if (!answer.ok) setRefused(answer.errors.some(({ field }) => field === "anyway"));
    return answer;
  };
  const read = () => {
    const form = inner.current?.closest("form");
    if (!form) return;
    const { address, callbackUrl } = Object.fromEntries(new FormData(form));
    setLost(leadsNowhere(String(address), String(callbackUrl)));
  };
  return (
    <ActionForm action={save} onDone={onDone}>
      <div ref={inner} onInput={read} className="grid gap-4 sm:grid-cols-2">
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
      {lost && <Callout tone="warn">{t("leadsNowhere")}</Callout>}
      {tested && (
        <div role="status">
          <Callout tone={tested.ok ? "ok" : "bad"} title={tested.ok ? t("answers") : t("fails")}>
            {tested.message}
          </Callout>
        </div>
      )}
      {refused && <Checkbox name="anyway" label={t("anyway")} hint={t("anywayHint")} />}
      <FormActions>
        <Button type="button" icon={<PlugZap />} pending={testing} onClick={test}>
          {t("test")}
        </Button>
        <SubmitButton pendingLabel={t("saving")}>{backend ? t("save") : t("submit")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
