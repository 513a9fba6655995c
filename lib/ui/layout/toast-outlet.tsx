"use client";

import { useTranslations } from "next-intl";
import { Toaster } from "sonner";

/** Where toasts appear. Its colours are the palette's, so it follows the theme by itself. */
export function ToastOutlet() {
  const t = useTranslations("layout");
  return (
    <Toaster
      containerAriaLabel={t("notifications")}
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[356px] max-w-[calc(100vw-2rem)] items-start gap-2 rounded-lg border bg-raised px-3 py-2.5 text-ink text-sm shadow-raised",
          description: "text-muted",
          actionButton: "ml-auto shrink-0 rounded-md px-2 font-medium text-accent hover:bg-hover",
          success: "[&_[data-icon]]:text-ok",
          error: "[&_[data-icon]]:text-bad",
          warning: "[&_[data-icon]]:text-warn",
        },
      }}
    />
  );
}
