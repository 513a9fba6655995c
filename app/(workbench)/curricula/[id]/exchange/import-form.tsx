"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { ImportReport } from "@/lib/curriculum/exchange";
import { Button, RadioCards } from "@/lib/ui/forms";
import { ImportResult, type Refused } from "./import-result";

type Outcome = { report: ImportReport } | { refused: Refused };

/** Sends the chosen file as it is, so that its size does not matter to the page. */
export function ImportForm({ curriculumId }: { curriculumId: string }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    if (!(file instanceof File) || file.name === "")
      return setOutcome({ refused: { message: "Choose a file.", fields: [] } });
    setBusy(true);
    setOutcome(null);
    setOutcome(await sent(curriculumId, file, String(form.get("broken"))));
    setBusy(false);
    router.refresh();
  }

  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-4" aria-label="Import">
      <label className="grid gap-1">
        <span className="font-medium">File</span>
        <input
          type="file"
          name="file"
          accept=".jsonl,.ndjson,.json,.parquet"
          className="rounded-md border border-line-strong bg-surface p-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-1"
        />
        <span className="text-muted text-xs">
          JSON lines or Parquet. A line is an object with <code>statement</code>, and for trees{" "}
          <code>id</code> and <code>parentId</code>; what an export wrote can be read back.
        </span>
      </label>
      <RadioCards
        name="broken"
        label="Where a line is broken"
        defaultValue="nothing"
        columns={2}
        options={[
          {
            value: "nothing",
            title: "Take nothing",
            description: "All lines, or none; each broken one is named.",
          },
          { value: "rest", title: "Take the rest", description: "Broken lines are named and left out." },
        ]}
      />
      <div>
        <Button type="submit" icon={<Upload />} disabled={busy}>
          {busy ? "Importing…" : "Import"}
        </Button>
      </div>
      <div role="status">{outcome && <ImportResult {...outcome} />}</div>
    </form>
  );
}

async function sent(curriculumId: string, file: File, broken: string): Promise<Outcome> {
  const search = new URLSearchParams({ broken, name: file.name });
  try {
    const answer = await fetch(`/api/curricula/${curriculumId}/import?${search}`, {
      method: "POST",
      body: file,
    });
    const body = await answer.json();
    return answer.ok ? { report: body } : { refused: body.error };
  } catch {
    return {
      refused: { message: "The server did not answer; what it took is on the tree page.", fields: [] },
    };
  }
}
