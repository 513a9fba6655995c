"use client";

import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { type ReactNode, useId, useRef, useState, useTransition } from "react";
import { toast } from "sonner";
import type { ActionResult, FieldMessage } from "./action-result";
import { Button } from "./button";
import { FormError } from "./form-error";
import { TextInput } from "./inputs";

type ConfirmDialogProps = {
  /** The button that opens it; without one its caller holds it open for as long as there is something to confirm. */
  trigger?: ReactNode;
  /** Told when it closes, confirmed or not. */
  onClose?: () => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  confirmLabel: string;
  tone?: "danger" | "primary";
  /** A word the person must type first, for what cannot be undone. */
  typeToConfirm?: string;
  /** Stays open and shows the errors when the answer is not ok. */
  action: () => Promise<ActionResult> | Promise<void>;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    trigger,
    onClose,
    title,
    description,
    confirmLabel,
    tone = "primary",
    typeToConfirm,
    action,
  } = props;
  const t = useTranslations("forms");
  const [open, setOpen] = useState(trigger === undefined);
  const [typed, setTyped] = useState("");
  const [errors, setErrors] = useState<readonly FieldMessage[]>([]);
  const [pending, startTransition] = useTransition();
  const inputId = useId();
  const before = useRef<Element | null>(null);
  const ready = !pending && (typeToConfirm === undefined || typed.trim() === typeToConfirm);

  function change(next: boolean) {
    setOpen(next);
    setTyped("");
    setErrors([]);
    if (!next) onClose?.();
  }

  function confirm() {
    if (!ready) return;
    startTransition(async () => {
      const result = await action();
      if (result && !result.ok) return setErrors(result.errors);
      if (result?.message) toast.success(result.message);
      change(false);
    });
  }

  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      {trigger && <AlertDialog.Trigger asChild>{trigger}</AlertDialog.Trigger>}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Content
          onOpenAutoFocus={() => {
            before.current = document.activeElement;
          }}
          // With a trigger the focus goes back to that.
          onCloseAutoFocus={() => {
            if (!trigger && before.current instanceof HTMLElement) before.current.focus();
          }}
          className="-translate-x-1/2 fixed top-[18vh] left-1/2 z-50 grid w-[calc(100vw-2rem)] max-w-md gap-3 rounded-lg border bg-raised p-5 shadow-raised focus-visible:outline-none"
        >
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-muted">{description}</div>
          </AlertDialog.Description>
          <FormError errors={errors.map(({ message }) => ({ field: null, message }))} />
          {typeToConfirm !== undefined && (
            <label htmlFor={inputId} className="grid gap-1">
              <span>
                {t.rich("typeToConfirm", {
                  word: typeToConfirm,
                  code: (word) => <code className="font-mono font-semibold">{word}</code>,
                })}
              </span>
              <TextInput id={inputId} value={typed} onChange={(event) => setTyped(event.target.value)} />
            </label>
          )}
          <div className="flex justify-end gap-2 pt-1">
            <AlertDialog.Cancel asChild>
              <Button>{t("cancel")}</Button>
            </AlertDialog.Cancel>
            <Button variant={tone} disabled={!ready && !pending} pending={pending} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
