"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { formatNumber } from "@/lib/ui/data";
import { Button, Field, NumberInput, RadioCards, Select, TextInput } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

type Format = { id: string; title: string; description: string; forTraining: boolean };
type ExportFormProps = { curriculumId: string; formats: readonly Format[]; approved: number; all: number };

/** A plain GET form: the browser saves what the route streams. */
export function ExportForm({ curriculumId, formats, approved, all }: ExportFormProps) {
  const [chosen, setChosen] = useState("jsonl");
  const [scope, setScope] = useState("approved");
  const forTraining = formats.find(({ id }) => id === chosen)?.forTraining ?? false;
  const count = forTraining || scope === "approved" ? approved : all;
  return (
    <form
      method="get"
      action={`/api/curricula/${curriculumId}/export`}
      className="grid gap-4"
      aria-label="Export"
    >
      <RadioCards
        name="format"
        label="Layout"
        defaultValue="jsonl"
        columns={3}
        onChange={setChosen}
        options={formats.map(({ id, title, description }) => ({ value: id, title, description }))}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {forTraining ? (
          <Field name="scope" label="Problems" hint="This layout is for training: approved alone.">
            <Select disabled defaultValue="approved" options={[{ value: "approved", label: "Approved" }]} />
          </Field>
        ) : (
          <Field name="scope" label="Problems">
            <Select
              value={scope}
              onChange={(event) => setScope(event.target.value)}
              options={[
                { value: "approved", label: "Approved" },
                { value: "all", label: "All, with their state" },
              ]}
            />
          </Field>
        )}
        <Field
          name="testShare"
          label="Test side"
          hint="Part of the trees, 0 to 0.9; no tree is on both sides."
        >
          <NumberInput key={chosen} defaultValue={forTraining ? 0.1 : 0} min={0} max={0.9} step={0.05} />
        </Field>
        <Field name="seed" label="Seed of the split" hint="The same seed gives the same split.">
          <TextInput defaultValue="ladderboard" maxLength={100} />
        </Field>
      </div>
      {count === 0 ? (
        <Callout title="Nothing to export yet">
          {all === 0
            ? "The curriculum has no problems."
            : "No problem is approved. Review some, or export all of them as JSON lines."}
        </Callout>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" icon={<Download />}>
            Download
          </Button>
          <p className="text-muted">
            {formatNumber(count)} {count === 1 ? "problem" : "problems"}
          </p>
        </div>
      )}
    </form>
  );
}
