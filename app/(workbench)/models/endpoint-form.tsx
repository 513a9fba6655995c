"use client";

import { PlugZap } from "lucide-react";
import { useState } from "react";
import type { OpenAiCompatibleConfig } from "@/lib/models/openai-compatible";
import {
  ActionForm,
  Button,
  Field,
  FormActions,
  NumberInput,
  Select,
  SubmitButton,
  Textarea,
  TextInput,
  useFormTest,
} from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";
import { createModelAction, testSettingsAction, updateModelAction } from "./actions";

export type EndpointSettings = Omit<OpenAiCompatibleConfig, "apiKey">;
type EndpointFormProps = { modelId?: string; name?: string; settings: EndpointSettings; hasKey: boolean };

/** Every setting of an endpoint. The stored key is never sent to the browser: an empty field keeps it. */
export function EndpointForm({ modelId, name, settings, hasKey }: EndpointFormProps) {
  const { inner, tested, testing, test } = useFormTest(testSettingsAction);
  return (
    <ActionForm action={modelId ? updateModelAction : createModelAction} className="grid gap-5">
      <div ref={inner} className="grid gap-4 sm:grid-cols-2">
        {modelId && <input type="hidden" name="modelId" value={modelId} />}
        <Field name="name" label="Name" required hint="How people here call it">
          <TextInput defaultValue={name} />
        </Field>
        <Field name="config.model" label="Model" required hint="As the server names it">
          <TextInput mono defaultValue={settings.model} />
        </Field>
        <Field
          name="config.baseUrl"
          label="Base URL"
          required
          hint="Up to and with the version, e.g. http://localhost:8000/v1"
        >
          <TextInput mono defaultValue={settings.baseUrl} />
        </Field>
        <Field
          name="config.apiKey"
          label="API key"
          optional
          hint={
            hasKey
              ? "One is stored. Left empty, it is kept unless the server changes."
              : "Empty where the server asks for none"
          }
        >
          <TextInput type="password" autoComplete="off" />
        </Field>
      </div>
      <VariantSettings settings={settings} />
      <RequestSettings settings={settings} />
      {tested && (
        <div role="status">
          <Callout tone={tested.ok ? "ok" : "bad"} title={tested.ok ? "It works" : "It does not work yet"}>
            {tested.message}
          </Callout>
        </div>
      )}
      <FormActions>
        <Button type="button" icon={<PlugZap />} pending={testing} onClick={test}>
          Test
        </Button>
        <SubmitButton pendingLabel="Saving…">{modelId ? "Save" : "Add endpoint"}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

function VariantSettings({ settings: { variants, solving } }: { settings: EndpointSettings }) {
  return (
    <details className="rounded-md border p-3" open>
      <summary className="font-semibold">Writing variants and solving</summary>
      <p className="mt-1 text-muted text-xs">The defaults are the paper's (arXiv 2503.00735).</p>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">
        <NumberField name="variants.perPrompt" label="Variants a prompt" value={variants.perPrompt} />
        <NumberField
          name="variants.lowestTemperature"
          label="Lowest temperature"
          value={variants.lowestTemperature}
        />
        <NumberField
          name="variants.highestTemperature"
          label="Highest temperature"
          value={variants.highestTemperature}
        />
        <NumberField
          name="variants.temperatureSteps"
          label="Steps of a cycle"
          value={variants.temperatureSteps}
        />
        <NumberField
          name="variants.fewestTransformations"
          label="Fewest suggestions"
          value={variants.fewestTransformations}
        />
        <NumberField
          name="variants.mostTransformations"
          label="Most suggestions"
          value={variants.mostTransformations}
        />
        <NumberField
          name="variants.easierShare"
          label="Part asked to be easier"
          value={variants.easierShare}
        />
        <NumberField name="solving.temperature" label="Solving temperature" value={solving.temperature} />
      </div>
      <Personas personas={variants.personas} />
    </details>
  );
}

function Personas({ personas }: { personas: readonly string[] }) {
  const [shown, setShown] = useState([...personas]);
  return (
    <fieldset className="mt-4 grid gap-2">
      <legend className="font-medium">Personas</legend>
      {shown.map((persona, index) => (
        <Textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: fields are only ever added at the end
          key={index}
          name="config.variants.personas"
          aria-label={`Persona ${index + 1}`}
          rows={1}
          defaultValue={persona}
        />
      ))}
      <div>
        <Button type="button" size="sm" onClick={() => setShown([...shown, ""])}>
          Add a persona
        </Button>
        <span className="ml-3 text-muted text-xs">An empty one is left out.</span>
      </div>
    </fieldset>
  );
}

function RequestSettings({ settings }: { settings: EndpointSettings }) {
  return (
    <details className="rounded-md border p-3">
      <summary className="font-semibold">Requests and prices</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">
        <NumberField
          name="requestTimeoutSeconds"
          label="Time-out"
          unit="s"
          value={settings.requestTimeoutSeconds}
        />
        <NumberField name="maxRetries" label="Retries" value={settings.maxRetries} />
        <NumberField
          name="firstBackoffSeconds"
          label="First wait"
          unit="s"
          value={settings.firstBackoffSeconds}
        />
        <NumberField
          name="longestBackoffSeconds"
          label="Longest wait"
          unit="s"
          value={settings.longestBackoffSeconds}
        />
        <NumberField name="concurrency" label="Requests at once" value={settings.concurrency} />
        <NumberField
          name="maxReplyTokens"
          label="Longest reply"
          unit="tokens"
          value={settings.maxReplyTokens}
        />
        <Field name="config.replyTokensField" label="Its name in a request">
          <Select
            defaultValue={settings.replyTokensField}
            options={["max_tokens", "max_completion_tokens"].map((value) => ({ value, label: value }))}
          />
        </Field>
        <NumberField
          name="price.promptPerMillion"
          label="Price in"
          unit="$ / M"
          value={settings.price.promptPerMillion}
        />
        <NumberField
          name="price.completionPerMillion"
          label="Price out"
          unit="$ / M"
          value={settings.price.completionPerMillion}
        />
      </div>
    </details>
  );
}

type NumberFieldProps = { name: string; label: string; value: number | null; unit?: string };

function NumberField({ name, label, value, unit }: NumberFieldProps) {
  return (
    <Field name={`config.${name}`} label={label}>
      <NumberInput step="any" defaultValue={value ?? undefined} unit={unit} />
    </Field>
  );
}
