"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ChangeEvent } from "react";
import type { LaunchableStage } from "@/lib/runs";
import type { MeasuredSpeed } from "@/lib/runs/ray/estimate";
import { useFormats } from "@/lib/ui/data";
import {
  ActionForm,
  Checkbox,
  Field,
  FormActions,
  NumberInput,
  Select,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { launchAction, launchOnRayAction } from "../actions";
import type { ConfigField } from "./config-fields";
import { Estimate } from "./estimate";
import { Forecast } from "./forecast";

type Choice = { readonly value: string; readonly label: string };
type LaunchFormProps = {
  launchId: string;
  stage: LaunchableStage;
  /** What it works on. */
  on: "curriculum" | "benchmark";
  subjects: readonly Choice[];
  subject?: string;
  versions: readonly Choice[];
  version?: string;
  fields: readonly ConfigField[];
  /** Where a language model works; absent: this machine. */
  ray?: {
    readonly backendId: string;
    readonly estimate: { readonly gpuHourPrice: number; readonly measured: MeasuredSpeed | null } | null;
  };
};

export function LaunchForm({
  launchId,
  stage,
  on,
  subjects,
  subject,
  versions,
  version,
  fields,
  ray,
}: LaunchFormProps) {
  const t = useTranslations("launchForm");
  const follow = useFollowedChoice();
  return (
    <ActionForm action={ray ? launchOnRayAction : launchAction} className="grid gap-4">
      {ray && <input type="hidden" name="rayBackendId" value={ray.backendId} />}
      <input type="hidden" name="id" value={launchId} />
      <input type="hidden" name="stage" value={stage} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name={`${on}Id`} label={t(on)} required>
          <Select
            options={[...subjects]}
            defaultValue={subject ?? subjects[0]?.value}
            onChange={follow(on)}
          />
        </Field>
        <Field
          name="modelVersionId"
          label={t("version")}
          required
          hint={stage === "train" || stage === "ttrl" ? t(`versionHints.${stage}`) : undefined}
        >
          <Select
            options={[...versions]}
            defaultValue={version ?? versions[0]?.value}
            onChange={follow("version")}
          />
        </Field>
        {fields.map((field) => (
          <ConfigInput key={field.name} field={field} />
        ))}
        <Field name="seed" label={t("seed")} optional hint={t("seedHint")}>
          <TextInput mono />
        </Field>
      </div>
      {ray?.estimate && <Estimate {...ray.estimate} />}
      {!ray && <Forecast stage={stage} />}
      <FormActions>
        <SubmitButton pendingLabel={t("launching")}>{t("submit")}</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}

/** The address says what is chosen, so that what the page tells of it follows; the form keeps what is filled in. */
function useFollowedChoice() {
  const router = useRouter();
  const search = useSearchParams();
  return (name: "curriculum" | "benchmark" | "version") => (event: ChangeEvent<HTMLSelectElement>) => {
    const next = new URLSearchParams(search);
    next.set(name, event.target.value);
    // To go on from a version is to go on from that one alone.
    if (name === "version") next.delete("resume");
    router.replace(`/runs/new?${next}`, { scroll: false });
  };
}

function ConfigInput({ field }: { field: ConfigField }) {
  if (field.kind === "switch") {
    return (
      <div className="self-center">
        <Checkbox
          name={field.name}
          label={field.label}
          hint={field.hint}
          defaultChecked={field.value === true}
        />
      </div>
    );
  }
  return (
    <Field name={field.name} label={field.label} hint={<Hint field={field} />}>
      {field.kind === "text" ? (
        <TextInput mono defaultValue={String(field.value)} />
      ) : field.kind === "choice" ? (
        <Select options={[...field.choices]} defaultValue={String(field.value)} />
      ) : (
        <NumberInput
          defaultValue={Number(field.value)}
          min={field.minimum}
          max={field.maximum}
          step={field.whole ? 1 : "any"}
        />
      )}
    </Field>
  );
}

/** What a setting means, and what it may be. */
function Hint({ field }: { field: ConfigField }) {
  const t = useTranslations("launchForm");
  const { number } = useFormats();
  if (field.kind !== "number" || field.maximum === undefined) return field.hint;
  const { minimum, above, maximum } = field;
  const values = { least: number(above ?? minimum ?? 0), most: number(maximum) };
  const range = (
    <span className="whitespace-nowrap">{t(above === undefined ? "range" : "rangeAbove", values)}</span>
  );
  return field.hint ? t.rich("hintAndRange", { hint: field.hint, range: () => range }) : range;
}
