"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { say } from "@/lib/language/words";
import type { QueuePolicy } from "@/lib/review";
import { reasonText } from "@/lib/review/reject-reasons";
import {
  ActionForm,
  Button,
  Dialog,
  Field,
  FormActions,
  NumberInput,
  RadioCards,
  SubmitButton,
  TextInput,
} from "@/lib/ui/forms";
import { changeQueuePolicyAction } from "./actions";

type QueuePolicyDialogProps = {
  curriculumId: string;
  policy: QueuePolicy;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

const mostReasons = 20;

/** Which problems are handed out, in which order, and for which reasons they may be rejected. */
export function QueuePolicyDialog({ curriculumId, policy, open, onOpenChange }: QueuePolicyDialogProps) {
  const t = useTranslations("queue.change");
  const title = useTranslations("queue")("title");
  const [queue, setQueue] = useState<string>(policy.queue);
  return (
    <Dialog
      title={title}
      description={t("description")}
      size="lg"
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        setQueue(policy.queue);
      }}
    >
      <ActionForm action={changeQueuePolicyAction} onDone={() => onOpenChange(false)}>
        <input type="hidden" name="curriculumId" value={curriculumId} />
        <RadioCards
          name="policy.queue"
          label={t("which")}
          defaultValue={policy.queue}
          columns={3}
          onChange={setQueue}
          options={[
            { value: "all", title: t("all"), description: t("allDescription") },
            { value: "sample", title: t("sample"), description: t("sampleDescription") },
            { value: "uncertain", title: t("uncertain"), description: t("uncertainDescription") },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <div hidden={queue !== "sample"}>
            <Field name="policy.samplePercent" label={t("sample")} hint={t("sampleHint")}>
              <NumberInput defaultValue={policy.samplePercent} min={0.1} max={100} step={0.1} unit="%" />
            </Field>
          </div>
          <Field name="policy.leaseMinutes" label={t("heldFor")} hint={t("heldForHint")}>
            <NumberInput defaultValue={policy.leaseMinutes} min={1} max={240} unit={t("minutes")} />
          </Field>
          <Field name="policy.calibrationPercent" label={t("calibration")} hint={t("calibrationHint")}>
            <NumberInput defaultValue={policy.calibrationPercent} min={0} max={50} unit="%" />
          </Field>
        </div>
        <Reasons reasons={policy.reasons} />
        <FormActions>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}

/** A reason keeps its name when its title changes, so that what was rejected for it keeps its reason. */
function Reasons({ reasons }: Pick<QueuePolicy, "reasons">) {
  const t = useTranslations("queue.reasons");
  const translate = useTranslations();
  const [rows, setRows] = useState<readonly Row[]>(reasons.map((reason) => ({ ...reason, isNew: false })));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t("title")}</legend>
      <input type="hidden" name="policy.reasons" value={JSON.stringify(rows.map(asReason))} />
      {rows.map((row, index) => (
        <div key={row.id} className="flex items-center gap-2">
          <span className="w-5 text-right text-muted text-xs">{index < 9 ? index + 1 : ""}</span>
          <TextInput
            aria-label={t("reason", { number: index + 1 })}
            value={say(translate, reasonText(row))}
            maxLength={60}
            onChange={(event) =>
              setRows(rows.map((each) => (each === row ? { ...row, title: event.target.value } : each)))
            }
          />
          <Button
            variant="ghost"
            disabled={rows.length === 1}
            aria-label={t("removeReason", { number: index + 1 })}
            onClick={() => setRows(rows.filter((each) => each !== row))}
          >
            {t("remove")}
          </Button>
        </div>
      ))}
      <span>
        <Button
          size="sm"
          disabled={rows.length >= mostReasons}
          onClick={() =>
            setRows([...rows, { id: `reason-${rows.length + 1}-${Date.now()}`, title: "", isNew: true }])
          }
        >
          {t("add")}
        </Button>
      </span>
    </fieldset>
  );
}

type Row = QueuePolicy["reasons"][number] & { readonly isNew: boolean };

const asReason = ({ id, title, isNew }: Row) => ({ id: isNew ? nameOf(title, id) : id, title });

/** What stands in the database and in exports for a title: "Needs a hint" becomes needs-a-hint. */
function nameOf(title: string, otherwise: string): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  return name || otherwise;
}
