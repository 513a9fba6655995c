"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";
import { useFormState } from "./form-state";

type SubmitButtonProps = Omit<ButtonProps, "type" | "pending"> & { pendingLabel?: string };

/** Sends its form. While an answer is awaited it says so, keeps the focus, and does not send again. */
export function SubmitButton({
  children,
  pendingLabel,
  variant = "primary",
  onClick,
  ...rest
}: SubmitButtonProps) {
  const plainForm = useFormStatus();
  const actionForm = useFormState();
  const pending = plainForm.pending || actionForm.pending;
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      pending={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? (pendingLabel ?? children) : children}
    </Button>
  );
}
