"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { say } from "@/lib/language/words";
import type { CalibrationProblem, QueueReason } from "@/lib/review";
import { reasonNamed } from "@/lib/review/reject-reasons";
import { toast } from "@/lib/ui/data";
import { ActionForm, Button, Dialog, Field, FormActions, NumberInput, SubmitButton } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { addCalibrationsAction, removeCalibrationAction } from "./actions";

type CalibrationDialogProps = {
  curriculumId: string;
  problems: readonly CalibrationProblem[];
  reasons: readonly QueueReason[];
};

/** The problems whose right decision is known, and how reviewers did on them. */
export function CalibrationDialog({ curriculumId, problems, reasons }: CalibrationDialogProps) {
  const t = useTranslations("queue.calibration");
  return (
    <Dialog
      title={t("title")}
      description={t("description")}
      size="lg"
      trigger={<Button>{t("button", { count: problems.length })}</Button>}
    >
      <div className="grid gap-5">
        <ActionForm action={addCalibrationsAction}>
          <input type="hidden" name="curriculumId" value={curriculumId} />
          <Field name="count" label={t("addSettled")} hint={t("addSettledHint")}>
            <NumberInput defaultValue={10} min={1} max={200} />
          </Field>
          <FormActions>
            <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
          </FormActions>
        </ActionForm>
        <ul aria-label={t("title")} className="divide-y">
          {problems.map((problem) => (
            <Row key={problem.problemId} problem={problem} reasons={reasons} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

type RowProps = { problem: CalibrationProblem; reasons: readonly QueueReason[] };

function Row({ problem, reasons }: RowProps) {
  const t = useTranslations("queue.calibration");
  const translate = useTranslations();
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
        {decision === "approve"
          ? t("approve", { matched, answered })
          : t("reject", { reason: say(translate, reasonNamed(reasons, reason ?? "")), matched, answered })}
      </span>
      <Button
        size="sm"
        variant="ghost"
        pending={pending}
        aria-label={t("removeProblem", { statement })}
        onClick={() => !pending && remove()}
      >
        {t("remove")}
      </Button>
    </li>
  );
}
