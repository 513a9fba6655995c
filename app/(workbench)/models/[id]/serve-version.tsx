"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ActionForm,
  Button,
  CopyButton,
  Dialog,
  Field,
  FormActions,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { serveVersionAction } from "../actions";

type ServeVersionProps = {
  versionId: string;
  number: number;
  location: string;
  endpoint: { baseUrl?: string; model?: string } | null;
};

/** How stored weights are served, and where they are. */
export function ServeVersion({ versionId, number, location, endpoint }: ServeVersionProps) {
  const t = useTranslations("modelForms");
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button size="sm">{endpoint ? t("serve.served") : t("serve.serve")}</Button>}
      title={t("serve.title", { number })}
      description={t("serve.description")}
      size="lg"
      open={open}
      onOpenChange={setOpen}
    >
      <Command
        label={t("serve.onGpu")}
        copy={t("serve.copyGpu")}
        text={`vllm serve ${location} --port 8000`}
      />
      <Command
        label={t("serve.onCpu")}
        copy={t("serve.copyCpu")}
        text={`transformers serve ${location} --port 8000`}
      />
      <ActionForm action={serveVersionAction} onDone={() => setOpen(false)} className="mt-4">
        <input type="hidden" name="versionId" value={versionId} />
        <Field
          name="baseUrl"
          label={t("baseUrl")}
          required
          hint={t("baseUrlHint", { example: "http://gpu-host:8000/v1" })}
        >
          <TextInput mono defaultValue={endpoint?.baseUrl} />
        </Field>
        <Field name="model" label={t("model")} required hint={t("modelHint")}>
          <TextInput mono defaultValue={endpoint?.model ?? location} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}

function Command({ label, copy, text }: { label: string; copy: string; text: string }) {
  return (
    <div className="mb-2 flex items-center gap-2">
      <span className="w-20 shrink-0 text-muted text-xs">{label}</span>
      <code className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-2 py-1 font-mono text-xs">
        {text}
      </code>
      <CopyButton text={text} label={copy} />
    </div>
  );
}
