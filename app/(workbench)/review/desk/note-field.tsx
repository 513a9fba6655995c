"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";
import { Textarea } from "@/lib/ui/forms";
import { NoteText } from "@/lib/ui/formula";

type NoteFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  field: RefObject<HTMLTextAreaElement | null>;
};

/** A note with formulas between dollar signs, and how it will look. */
export function NoteField({ label, value, onChange, field }: NoteFieldProps) {
  const t = useTranslations("desk.note");
  useEffect(() => field.current?.focus(), [field]);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Textarea
        ref={field}
        aria-label={label}
        rows={2}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={t("placeholder")}
      />
      <section aria-label={t("preview")} className="min-h-8 rounded-md bg-surface px-2.5 py-1.5">
        {value.trim() ? <NoteText note={value} /> : <span className="text-muted">{t("previewEmpty")}</span>}
      </section>
    </div>
  );
}
