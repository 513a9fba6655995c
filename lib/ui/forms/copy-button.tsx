"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { IconButton } from "./icon-button";

/** Copies `text`; the icon turns into a check for a moment. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const t = useTranslations("forms");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Clipboards are closed to pages served over plain HTTP from another machine.
      toast.error(t("copyRefused"));
    }
  }

  return (
    <IconButton
      label={copied ? t("copied") : (label ?? t("copy"))}
      icon={copied ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
      onClick={copy}
      className="relative z-10 size-6"
    />
  );
}
