"use client";

import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import type { SpokenReport } from "@/lib/curriculum/exchange";
import { Button, RadioCards } from "@/lib/ui/forms";
import { ImportResult, type Refused } from "./import-result";

type Outcome = { report: SpokenReport } | { refused: Refused };

/** Sends the chosen file as it is, so that its size does not matter to the page. */
export function ImportForm({ curriculumId }: { curriculumId: string }) {
  const t = useTranslations("exchange.import");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    if (!(file instanceof File) || file.name === "")
      return setOutcome({ refused: { message: t("chooseFile"), fields: [] } });
    setBusy(true);
    setOutcome(null);
    setOutcome(
      (await sent(curriculumId, file, String(form.get("broken")))) ?? {
        refused: { message: t("noAnswer"), fields: [] },
      },
    );
    setBusy(false);
    router.refresh();
  }

  return (
    <form onSubmit={(event) => void send(event)} className="grid gap-4" aria-label={t("title")}>
      <label className="grid gap-1">
        <span className="font-medium">{t("file")}</span>
        <input
          type="file"
          name="file"
          accept=".jsonl,.ndjson,.json,.parquet"
          className="rounded-md border border-line-strong bg-surface p-1.5 file:mr-3 file:rounded-sm file:border-0 file:bg-hover file:px-2 file:py-1"
        />
        <span className="text-muted text-xs">
          {t.rich("hint", { code: (name: ReactNode) => <code>{name}</code> })}
        </span>
      </label>
      <RadioCards
        name="broken"
        label={t("broken")}
        defaultValue="nothing"
        columns={2}
        options={[
          { value: "nothing", title: t("nothing"), description: t("nothingDescription") },
          { value: "rest", title: t("rest"), description: t("restDescription") },
        ]}
      />
      <div>
        <Button type="submit" icon={<Upload />} disabled={busy}>
          {t(busy ? "importing" : "submit")}
        </Button>
      </div>
      <div role="status">{outcome && <ImportResult {...outcome} />}</div>
    </form>
  );
}

/** Null where the server did not answer. */
async function sent(curriculumId: string, file: File, broken: string): Promise<Outcome | null> {
  const search = new URLSearchParams({ broken, name: file.name });
  try {
    const answer = await fetch(`/api/curricula/${curriculumId}/import?${search}`, {
      method: "POST",
      body: file,
    });
    const body = await answer.json();
    return answer.ok ? { report: body } : { refused: body.error };
  } catch {
    return null;
  }
}
