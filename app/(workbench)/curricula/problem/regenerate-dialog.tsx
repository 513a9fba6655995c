"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { transformationTitle } from "@/lib/language/domain-titles";
import { toast } from "@/lib/ui/data";
import { Button, Checkbox, Dialog, type FieldMessage, FormError, NumberInput, Select } from "@/lib/ui/forms";
import { regenerateAction } from "../edit-actions";

/** What a person may choose from. */
export type Regeneration = {
  readonly curriculumId: string;
  readonly transformations: readonly { id: string; intends: "easier" | "equivalent" | "harder" }[];
  readonly modelVersions: readonly { id: string; name: string }[];
};

type RegenerateDialogProps = Regeneration & { problemId: string; onClose: () => void };

/** New variants below one problem; afterwards the old ones and the new ones stand side by side. */
export function RegenerateDialog(props: RegenerateDialogProps) {
  const { curriculumId, problemId, transformations, modelVersions, onClose } = props;
  const t = useTranslations("problem.regenerate");
  const translate = useTranslations();
  const router = useRouter();
  const fieldId = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [model, setModel] = useState(modelVersions[0]?.id ?? "");
  const [depth, setDepth] = useState(1);
  const [count, setCount] = useState(5);
  const [errors, setErrors] = useState<readonly FieldMessage[]>([]);
  const [pending, startTransition] = useTransition();
  const offered = transformations.filter(({ intends }) => intends !== "harder");

  function choose(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    startTransition(async () => {
      const answer = await regenerateAction({
        curriculumId,
        problemId,
        modelVersionId: model,
        transformations: [...chosen],
        depth,
        variantsPerProblem: count,
      });
      if (!answer.ok) return setErrors(answer.errors);
      toast.success(t("launched"));
      const run = answer.data?.runId;
      const search = new URLSearchParams({
        left: `${curriculumId}~!${run}`,
        right: `${curriculumId}~${run}`,
        focus: problemId,
      });
      router.push(`/curricula/${curriculumId}/compare?${search}`);
    });
  }
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("description")}
    >
      <form onSubmit={submit} className="grid gap-4">
        <FormError errors={errors.map(({ message }) => ({ field: null, message }))} />
        <div className="flex flex-wrap gap-4">
          <label htmlFor={`${fieldId}-model`} className="grid gap-1">
            {t("model")}
            <Select
              id={`${fieldId}-model`}
              value={model}
              onChange={(event) => setModel(event.target.value)}
              options={modelVersions.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </label>
          <label htmlFor={`${fieldId}-levels`} className="grid w-28 gap-1">
            {t("levels")}
            <NumberInput
              id={`${fieldId}-levels`}
              min={1}
              max={3}
              value={depth}
              onChange={(event) => setDepth(Number(event.target.value))}
            />
          </label>
          <label htmlFor={`${fieldId}-count`} className="grid w-36 gap-1">
            {t("variants")}
            <NumberInput
              id={`${fieldId}-count`}
              min={1}
              max={50}
              value={count}
              onChange={(event) => setCount(Number(event.target.value))}
            />
          </label>
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">
            {t.rich("transformations", {
              hint: (text) => <span className="font-normal text-muted">{text}</span>,
            })}
          </legend>
          <div className="grid max-h-64 gap-1 overflow-y-auto sm:grid-cols-2">
            {offered.map(({ id, intends }) => (
              <Checkbox
                key={id}
                name={`transformation-${id}`}
                label={t(`offered.${intends}`, { title: transformationTitle(translate, id) })}
                checked={chosen.has(id)}
                onChange={(event) => choose(id, event.target.checked)}
              />
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{translate("problem.edit.cancel")}</Button>
          <Button type="submit" variant="primary" pending={pending}>
            {t("submit")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
