"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState, useTransition } from "react";
import { toast } from "@/lib/ui/data";
import { Button, Checkbox, Dialog, type FieldMessage, FormError, TextInput } from "@/lib/ui/forms";
import {
  addVariantAction,
  correctFormulaAction,
  deleteSubtreeAction,
  moveSubtreeAction,
  undoEditAction,
} from "../edit-actions";
import type { EditKind } from "./edit-menu";

type EditDialogProps = {
  kind: EditKind;
  problemId: string;
  statement: string;
  parentId: string | null;
  onClose: () => void;
  onEdited: (problemId: string | null) => void;
};

type Answer =
  | { ok: true; data?: { editId: string; problemId?: string } }
  | { ok: false; errors: readonly FieldMessage[] };

/** One change of the tree by hand. What is wrong is said in the dialog; what was done can be undone from its message. */
export function EditDialog({ kind, problemId, statement, parentId, onClose, onEdited }: EditDialogProps) {
  const [text, setText] = useState(kind === "correct" ? statement : "");
  const [toRoot, setToRoot] = useState(false);
  const [errors, setErrors] = useState<readonly FieldMessage[]>([]);
  const [pending, startTransition] = useTransition();
  const inputId = useId();
  const t = useTranslations("problem.edit");

  function change(): Promise<Answer> {
    if (kind === "add") return addVariantAction({ parentId: problemId, statement: text });
    if (kind === "correct") return correctFormulaAction({ problemId, statement: text });
    if (kind === "move") return moveSubtreeAction({ problemId, parentId: toRoot ? null : idIn(text) });
    return deleteSubtreeAction({ problemId });
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    startTransition(async () => {
      const answer = await change();
      if (!answer.ok) return setErrors(answer.errors);
      const editId = answer.data?.editId;
      toast.success(t(`dialogs.${kind}.done`), {
        duration: 15_000,
        action: editId ? { label: t("undo"), onClick: () => void undo(editId) } : undefined,
      });
      onEdited(kind === "delete" ? parentId : (answer.data?.problemId ?? problemId));
      onClose();
    });
  }
  async function undo(editId: string): Promise<void> {
    const answer = await undoEditAction({ editId });
    if (!answer.ok) {
      toast.error(answer.errors.map(({ message }) => message).join(" "));
      return;
    }
    toast.success(t("undone"));
    onEdited(answer.data?.problemId ?? null);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`dialogs.${kind}.title`)}
      description={t(`dialogs.${kind}.description`)}
    >
      <form onSubmit={submit} className="grid gap-4">
        <FormError errors={errors.map(({ message }) => ({ field: null, message }))} />
        {(kind === "add" || kind === "correct") && (
          <label htmlFor={inputId} className="grid gap-1">
            {t("formula")}
            <TextInput
              id={inputId}
              mono
              value={text}
              maxLength={2_000}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
        )}
        {kind === "move" && (
          <>
            <label htmlFor={inputId} className="grid gap-1">
              {t("below")}
              <TextInput
                id={inputId}
                mono
                disabled={toRoot}
                placeholder={t("belowExample")}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </label>
            {parentId !== null && (
              <Checkbox
                name="root"
                label={t("asRoot")}
                checked={toRoot}
                onChange={(event) => setToRoot(event.target.checked)}
              />
            )}
          </>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant={kind === "delete" ? "danger" : "primary"} pending={pending}>
            {t(`dialogs.${kind}.confirm`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The problem that an address names, or the text itself. */
function idIn(text: string): string {
  return /[?&]problem=([0-9a-f-]{36})/i.exec(text)?.[1] ?? text.trim();
}
