"use client";

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
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={<Button size="sm">{endpoint ? "Served" : "Serve"}</Button>}
      title={`Serve version ${number}`}
      description="Start a server for its weights, then say where it answers. The version can then be evaluated."
      size="lg"
      open={open}
      onOpenChange={setOpen}
    >
      <Command label="On a GPU" text={`vllm serve ${location} --port 8000`} />
      <Command label="On a CPU" text={`transformers serve ${location} --port 8000`} />
      <ActionForm action={serveVersionAction} onDone={() => setOpen(false)} className="mt-4">
        <input type="hidden" name="versionId" value={versionId} />
        <Field
          name="baseUrl"
          label="Base URL"
          required
          hint="Up to and with the version, e.g. http://gpu-host:8000/v1"
        >
          <TextInput mono defaultValue={endpoint?.baseUrl} />
        </Field>
        <Field name="model" label="Model" required hint="As the server names it">
          <TextInput mono defaultValue={endpoint?.model ?? location} />
        </Field>
        <FormActions>
          <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}

function Command({ label, text }: { label: string; text: string }) {
  return (
    <div className="mb-2 flex items-center gap-2">
      <span className="w-20 shrink-0 text-muted text-xs">{label}</span>
      <code className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-2 py-1 font-mono text-xs">
        {text}
      </code>
      <CopyButton text={text} label={`Copy the command ${label.toLowerCase()}`} />
    </div>
  );
}
