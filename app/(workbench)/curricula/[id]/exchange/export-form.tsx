"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, Field, NumberInput, RadioCards, Select, TextInput } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

type Format = {
  id: string;
  title: string;
  description: string;
  forTraining: boolean;
  wantsTestSide: boolean;
};
type ExportFormProps = { curriculumId: string; formats: readonly Format[]; approved: number; all: number };

/** Of the share of the test side. */
const step = 0.05;

/** A plain GET form: the browser saves what the route streams. */
export function ExportForm({ curriculumId, formats, approved, all }: ExportFormProps) {
  const t = useTranslations("exchange.export");
  const [chosen, setChosen] = useState("jsonl");
  const [scope, setScope] = useState("approved");
  const { forTraining = false, wantsTestSide = false } = formats.find(({ id }) => id === chosen) ?? {};
  const count = forTraining || scope === "approved" ? approved : all;
  return (
    <form
      method="get"
      action={`/api/curricula/${curriculumId}/export`}
      className="grid gap-4"
      aria-label={t("title")}
    >
      <RadioCards
        name="format"
        label={t("layout")}
        defaultValue="jsonl"
        columns={3}
        onChange={setChosen}
        options={formats.map(({ id, title, description }) => ({ value: id, title, description }))}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {forTraining ? (
          <Field name="scope" label={t("problems")} hint={t("approvedAlone")}>
            <Select
              disabled
              defaultValue="approved"
              options={[{ value: "approved", label: t("approved") }]}
            />
          </Field>
        ) : (
          <Field name="scope" label={t("problems")}>
            <Select
              value={scope}
              onChange={(event) => setScope(event.target.value)}
              options={[
                { value: "approved", label: t("approved") },
                { value: "all", label: t("all") },
              ]}
            />
          </Field>
        )}
        <Field name="testShare" label={t("testShare")} hint={t("testShareHint")}>
          <NumberInput
            key={chosen}
            defaultValue={forTraining ? 0.1 : 0}
            min={wantsTestSide ? step : 0}
            max={0.9}
            step={step}
          />
        </Field>
        <Field name="seed" label={t("seed")} hint={t("seedHint")}>
          <TextInput defaultValue="ladderboard" maxLength={100} />
        </Field>
      </div>
      {count === 0 ? (
        <Callout title={t("nothing")}>{t(all === 0 ? "noProblems" : "noneApproved")}</Callout>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" icon={<Download />}>
            {t("download")}
          </Button>
          <p className="text-muted">{t("count", { count })}</p>
        </div>
      )}
    </form>
  );
}
