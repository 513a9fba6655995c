"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "../class-names";

type DialogProps = {
  /** What opens it; leave out when `open` is controlled. */
  trigger?: ReactNode;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const widths = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" };

export function Dialog({
  trigger,
  title,
  description,
  children,
  footer,
  size = "md",
  open,
  onOpenChange,
}: DialogProps) {
  const t = useTranslations("forms");
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <RadixDialog.Trigger asChild>{trigger}</RadixDialog.Trigger>}
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={classNames(
            "-translate-x-1/2 fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-2rem)] flex-col",
            "overflow-hidden rounded-lg border bg-raised shadow-raised focus-visible:outline-none",
            widths[size],
          )}
        >
          <header className="pt-4 pr-12 pb-3 pl-5">
            <RadixDialog.Title className="font-semibold text-lg">{title}</RadixDialog.Title>
            {description && (
              <RadixDialog.Description className="mt-0.5 text-muted">{description}</RadixDialog.Description>
            )}
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t bg-sunken px-5 py-3">{footer}</footer>
          )}
          {/* Last, so that a dialog opens with the focus on its first field. */}
          <RadixDialog.Close
            aria-label={t("close")}
            className="absolute top-3.5 right-3.5 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </RadixDialog.Close>
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
