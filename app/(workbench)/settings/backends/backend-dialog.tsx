"use client";

import { PlugZap, Plus } from "lucide-react";
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
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      trigger={
        backend ? (
          <Button size="sm">Change</Button>
        ) : (
          <Button icon={<Plus aria-hidden />}>Add a cluster</Button>
        )
      }
      title={backend ? `Change ${backend.name}` : "Add a Ray cluster"}
      size="lg"
      open={open}
      onOpenChange={setOpen}
    >
      <BackendForm backend={backend} workbenchUrl={workbenchUrl} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function BackendForm({ backend, workbenchUrl, onDone }: BackendDialogProps & { onDone: () => void }) {
  const { inner, tested, testing, test } = useFormTest(testBackendAction);
  return (
    <ActionForm action={saveBackendAction} onDone={onDone}>
      <div ref={inner} className="grid gap-4 sm:grid-cols-2">
        {backend && <input type="hidden" name="backendId" value={backend.id} />}
        <Field name="name" label="Name" required hint="How people here call it">
          <TextInput defaultValue={backend?.name} />
        </Field>
        <Field name="address" label="Address" required hint="Of Ray's dashboard, e.g. http://ray-head:8265">
          <TextInput mono defaultValue={backend?.address} />
        </Field>
        <Field
          name="token"
          label="Token"
          optional
          hint={
            backend?.hasToken
              ? "One is stored. Left empty, it is kept unless the address changes."
              : "Of Ray's token authentication"
          }
        >
          <TextInput type="password" autoComplete="off" />
        </Field>
        <Field
          name="callbackUrl"
          label="Workbench address"
          required
          hint="How this workbench is reached from the cluster"
        >
          <TextInput mono defaultValue={backend?.callbackUrl ?? workbenchUrl} />
        </Field>
        <Field
          name="outputFolder"
          label="Output folder"
          hint="For weights, on a disk that the cluster's machines share"
        >
          <TextInput mono defaultValue={backend?.outputFolder ?? "/tmp/ladderboard-output"} />
        </Field>
        <Field
          name="gpuHourPrice"
          label="Price of a GPU hour"
          hint="For estimates. 0 where it costs nothing."
        >
          <NumberInput step="any" min={0} unit="$" defaultValue={backend?.gpuHourPrice ?? 0} />
        </Field>
        <div className="sm:col-span-2">
          <Checkbox
            name="installPackages"
            label="Install the trainer's packages for each job"
            hint="Else they must be there already (trainer/pyproject.toml)."
            defaultChecked={backend?.installPackages ?? false}
          />
        </div>
      </div>
      {tested && (
        <div role="status">
          <Callout tone={tested.ok ? "ok" : "bad"} title={tested.ok ? "It answers" : "It does not work yet"}>
            {tested.message}
          </Callout>
        </div>
      )}
      <FormActions>
        <Button type="button" icon={<PlugZap />} pending={testing} onClick={test}>
          Test
        </Button>
        <SubmitButton pendingLabel="Saving…">{backend ? "Save" : "Add"}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
