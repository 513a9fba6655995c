"use client";

import { useTransition } from "react";
import type { CalibrationProblem } from "@/lib/review";
import { toast } from "@/lib/ui/data";
import { ActionForm, Button, Dialog, Field, FormActions, NumberInput, SubmitButton } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { addCalibrationsAction, removeCalibrationAction } from "./actions";

type CalibrationDialogProps = { curriculumId: string; problems: readonly CalibrationProblem[] };

/** The problems whose right decision is known, and how reviewers did on them. */
export function CalibrationDialog({ curriculumId, problems }: CalibrationDialogProps) {
  return (
    <Dialog
      title="Calibration problems"
      description="Their right decision is known. The queue mixes them in, and reviewers learn afterwards which ones they were."
      size="lg"
      trigger={<Button>Calibration ({problems.length})…</Button>}
    >
      <div className="grid gap-5">
        <ActionForm action={addCalibrationsAction}>
          <input type="hidden" name="curriculumId" value={curriculumId} />
          <Field
            name="count"
            label="Add settled problems"
            hint="Drawn by lot from those that people decided on; what they agreed on is the known answer."
          >
            <NumberInput defaultValue={10} min={1} max={200} />
          </Field>
          <FormActions>
            <SubmitButton pendingLabel="Adding…">Add</SubmitButton>
          </FormActions>
        </ActionForm>
        <ul aria-label="Calibration problems" className="divide-y">
          {problems.map((problem) => (
            <Row key={problem.problemId} problem={problem} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function Row({ problem }: { problem: CalibrationProblem }) {
  const [pending, start] = useTransition();
  const { problemId, latex, statement, decision, reason, answered, matched } = problem;
  const remove = () =>
    start(async () => {
      const answer = await removeCalibrationAction({ problemId });
      if (!answer.ok) toast.error(answer.errors.map(({ message }) => message).join(" "));
    });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="min-w-0 flex-1">
        <Formula latex={latex} source={statement} />
      </span>
      <span className="text-muted text-xs">
        {decision === "approve" ? "approve" : `reject: ${reason}`} · {matched} of {answered} agreed
      </span>
      <Button
        size="sm"
        variant="ghost"
        pending={pending}
        aria-label={`Remove ${statement}`}
        onClick={() => !pending && remove()}
      >
        Remove
      </Button>
    </li>
  );
}
