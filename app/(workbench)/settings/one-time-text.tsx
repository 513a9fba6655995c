import { useTranslations } from "next-intl";
import { CopyButton } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

/** A link or token that is shown once: it is stored only as a hash. */
export function OneTimeText({ title, text }: { title: string; text: string }) {
  const t = useTranslations("settingsForms");
  return (
    <Callout tone="ok" title={title}>
      <div className="flex items-start gap-2">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-xs">{text}</code>
        <CopyButton text={text} label={t("copy")} />
      </div>
    </Callout>
  );
}
