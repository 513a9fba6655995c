"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { toast } from "sonner";
import { classNames } from "../class-names";
import type { FormAction } from "./action-result";
import { FormError } from "./form-error";
import { FormStateContext } from "./form-state";

type ActionFormProps = {
  action: FormAction;
  children: ReactNode;
  className?: string;
  /** Called once for each answer that is ok; for closing a dialog. */
  onDone?: () => void;
};

/**
 * A form for a server action. It works before scripts have loaded; with them it keeps what was typed when the answer
 * is not ok (React would reset the fields), shows the errors above and each field's own beside it, and moves the
 * focus to the list. A second submit while one is awaited does nothing.
 */
export function ActionForm({ action, children, className, onDone }: ActionFormProps) {
  const [result, submit, pending] = useActionState(action, null);
  const errors = result && !result.ok ? result.errors : [];
  const errorList = useRef<HTMLDivElement>(null);
  const seen = useRef(result);

  useEffect(() => {
    if (seen.current === result) return;
    seen.current = result;
    if (!result) return;
    if (!result.ok) errorList.current?.focus();
    else {
      if (result.message) toast.success(result.message);
      onDone?.();
    }
  }, [result, onDone]);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const form = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(form));
  }

  return (
    <FormStateContext value={{ errors, pending }}>
      <form action={submit} onSubmit={send} noValidate className={classNames("grid gap-4", className)}>
        <FormError errors={errors} ref={errorList} />
        {children}
      </form>
    </FormStateContext>
  );
}
