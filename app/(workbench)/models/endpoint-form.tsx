"use client";

import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("modelForms");
  const { inner, tested, testing, test } = useFormTest(testSettingsAction);
  return (
    <ActionForm action={modelId ? updateModelAction : createModelAction} className="grid gap-5">
      <div ref={inner} className="grid gap-4 sm:grid-cols-2">
        {modelId && <input type="hidden" name="modelId" value={modelId} />}
        <Field name="name" label={t("name")} required hint={t("nameHint")}>
          <TextInput defaultValue={name} />
        </Field>
        <Field name="config.model" label={t("model")} required hint={t("modelHint")}>
          <TextInput mono defaultValue={settings.model} />
        </Field>
        <Field
          name="config.baseUrl"
          label={t("baseUrl")}
          required
          hint={t("baseUrlHint", { example: "http://localhost:8000/v1" })}
        >
          <TextInput mono defaultValue={settings.baseUrl} />
        </Field>
        <Field
          name="config.apiKey"
          label={t("apiKey")}
          optional
          hint={hasKey ? t("keyStored") : t("keyHint")}
        >
          <TextInput type="password" autoComplete="off" />
        </Field>
      </div>
      <VariantSettings settings={settings} />
      <RequestSettings settings={settings} />
      {tested && (
        <div role="status">
          <Callout tone={tested.ok ? "ok" : "bad"} title={tested.ok ? t("works") : t("fails")}>
            {tested.message}
          </Callout>
        </div>
      )}
      <FormActions>
        <Button type="button" icon={<PlugZap />} pending={testing} onClick={test}>
          {t("test")}
        </Button>
        <SubmitButton pendingLabel={t("saving")}>{modelId ? t("save") : t("add")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

function VariantSettings({ settings: { variants, solving } }: { settings: EndpointSettings }) {
  const t = useTranslations("modelForms.variants");
  return (
    <details className="rounded-md border p-3" open>
      <summary className="font-semibold">{t("title")}</summary>
      <p className="mt-1 text-muted text-xs">{t("paper")}</p>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">
        <NumberField name="variants.perPrompt" label={t("perPrompt")} value={variants.perPrompt} />
        <NumberField
          name="variants.lowestTemperature"
          label={t("lowestTemperature")}
          value={variants.lowestTemperature}
        />
        <NumberField
          name="variants.highestTemperature"
          label={t("highestTemperature")}
          value={variants.highestTemperature}
        />
        <NumberField
          name="variants.temperatureSteps"
          label={t("temperatureSteps")}
          value={variants.temperatureSteps}
        />
        <NumberField
          name="variants.fewestTransformations"
          label={t("fewestTransformations")}
          value={variants.fewestTransformations}
        />
        <NumberField
          name="variants.mostTransformations"
          label={t("mostTransformations")}
          value={variants.mostTransformations}
        />
        <NumberField name="variants.easierShare" label={t("easierShare")} value={variants.easierShare} />
        <NumberField name="solving.temperature" label={t("solvingTemperature")} value={solving.temperature} />
      </div>
      <Personas personas={variants.personas} />
    </details>
  );
}

function Personas({ personas }: { personas: readonly string[] }) {
  const t = useTranslations("modelForms.personas");
  const [shown, setShown] = useState([...personas]);
  return (
    <fieldset className="mt-4 grid gap-2">
      <legend className="font-medium">{t("title")}</legend>
      {shown.map((persona, index) => (
        <Textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: fields are only ever added at the end
          key={index}
          name="config.variants.personas"
          aria-label={t("one", { number: index + 1 })}
          rows={1}
          defaultValue={persona}
        />
      ))}
      <div>
        <Button type="button" size="sm" onClick={() => setShown([...shown, ""])}>
          {t("add")}
        </Button>
        <span className="ml-3 text-muted text-xs">{t("hint")}</span>
      </div>
    </fieldset>
  );
}

function RequestSettings({ settings }: { settings: EndpointSettings }) {
  const t = useTranslations("modelForms.requests");
  return (
    <details className="rounded-md border p-3">
      <summary className="font-semibold">{t("title")}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-3">
        <NumberField
          name="requestTimeoutSeconds"
          label={t("timeout")}
          unit={t("seconds")}
          value={settings.requestTimeoutSeconds}
        />
        <NumberField name="maxRetries" label={t("retries")} value={settings.maxRetries} />
        <NumberField
          name="firstBackoffSeconds"
          label={t("firstWait")}
          unit={t("seconds")}
          value={settings.firstBackoffSeconds}
        />
        <NumberField
          name="longestBackoffSeconds"
          label={t("longestWait")}
          unit={t("seconds")}
          value={settings.longestBackoffSeconds}
        />
        <NumberField name="concurrency" label={t("concurrency")} value={settings.concurrency} />
        <NumberField
          name="maxReplyTokens"
          label={t("longestReply")}
          unit={t("tokens")}
          value={settings.maxReplyTokens}
        />
        <Field name="config.replyTokensField" label={t("replyField")}>
          <Select
            defaultValue={settings.replyTokensField}
            options={["max_tokens", "max_completion_tokens"].map((value) => ({ value, label: value }))}
          />
        </Field>
        <NumberField
          name="price.promptPerMillion"
          label={t("priceIn")}
          unit={t("perMillion")}
          value={settings.price.promptPerMillion}
        />
        <NumberField
          name="price.completionPerMillion"
          label={t("priceOut")}
          unit={t("perMillion")}
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
