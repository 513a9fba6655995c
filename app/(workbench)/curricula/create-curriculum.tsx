"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  FormActions,
  RadioCards,
  SubmitButton,
  Textarea,
  TextInput,
} from "@/lib/ui/forms";
import { createCurriculumAction } from "./actions";

const rootsExample = "x*sin(x)\nx^2*exp(x)";
const notationExamples = String.raw`x*sin(x), x**2*exp(x), \frac{1}{x^2+1}`;

/** A new curriculum from the bundled roots or from one's own. */
export function CreateCurriculum({ bundledCount }: { bundledCount: number }) {
  const t = useTranslations("curricula.create");
  const [source, setSource] = useState("bundled");
  return (
    <Dialog
      title={t("title")}
      description={t("description")}
      trigger={
        <Button variant="primary" icon={<Plus />}>
          {t("title")}
        </Button>
      }
    >
      <ActionForm action={createCurriculumAction}>
        <Field name="name" label={t("name")} required>
          <TextInput placeholder={t("nameExample")} />
        </Field>
        <Field name="description" label={t("about")} optional>
          <Textarea rows={2} />
        </Field>
        <RadioCards
          name="source"
          label={t("source")}
          defaultValue="bundled"
          columns={2}
          onChange={setSource}
          options={[
            {
              value: "bundled",
              title: t("bundled"),
              description: t("bundledDescription", { count: bundledCount }),
            },
            { value: "own", title: t("own"), description: t("ownDescription") },
          ]}
        />
        {source === "own" && (
          <Field
            name="roots"
            label={t("problems")}
            hint={t("problemsHint", { examples: notationExamples })}
            required
          >
            <Textarea mono rows={8} placeholder={rootsExample} />
          </Field>
        )}
        <FormActions>
          <SubmitButton pendingLabel={t("creating")}>{t("submit")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
