import { useTranslations } from "next-intl";
import { CopyButton } from "../forms/copy-button";

/** A content hash or an id: its first eight characters, the whole on hover and by the copy button. */
export function Hash({ value }: { value: string }) {
  const t = useTranslations("data");
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="font-mono text-xs" title={value}>
        {value.slice(0, 8)}
      </code>
      <CopyButton text={value} label={t("copyValue")} />
    </span>
  );
}
