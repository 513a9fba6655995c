"use client";

import { Plus } from "lucide-react";
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

/** A new curriculum from the bundled roots or from one's own. */
export function CreateCurriculum({ bundledCount }: { bundledCount: number }) {
  const [source, setSource] = useState("bundled");
  return (
    <Dialog
      title="New curriculum"
      description="Its roots are the problems that the model cannot solve yet. Variants grow from them."
      trigger={
        <Button variant="primary" icon={<Plus />}>
          New curriculum
        </Button>
      }
    >
      <ActionForm action={createCurriculumAction}>
        <Field name="name" label="Name" required>
          <TextInput placeholder="Undergraduate integrals" />
        </Field>
        <Field name="description" label="Description" optional>
          <Textarea rows={2} />
        </Field>
        <RadioCards
          name="source"
          label="Root problems"
          defaultValue="bundled"
          columns={2}
          onChange={setSource}
          options={[
            {
              value: "bundled",
              title: "Bundled",
              description: `${bundledCount} integrals of undergraduate kind.`,
            },
            { value: "own", title: "Your own", description: "Integrands, one a line." },
          ]}
        />
        {source === "own" && (
          <Field
            name="roots"
            label="Problems"
            hint="One a line, in ASCII, Python or LaTeX notation: x*sin(x), x**2*exp(x), \frac{1}{x^2+1}"
            required
          >
            <Textarea mono rows={8} placeholder={"x*sin(x)\nx^2*exp(x)"} />
          </Field>
        )}
        <FormActions>
          <SubmitButton pendingLabel="Creating…">Create curriculum</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
