import { useTranslations } from "next-intl";
import type { SpokenReport } from "@/lib/curriculum/exchange";
import { useFormats } from "@/lib/ui/data";
import { CopyButton } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";

export type Refused = {
  readonly message: string;
  readonly remedy?: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
};

/** Lines shown; the button copies all of them. */
const mostShown = 200;

/** What an import took, and each line that it did not. */
export function ImportResult(outcome: { report: SpokenReport } | { refused: Refused }) {
  const t = useTranslations("exchange.result");
  const { number } = useFormats();
  if ("refused" in outcome) {
    const { message, remedy, fields } = outcome.refused;
    return (
      <Callout tone="bad" title={message}>
        {remedy}
        <BrokenLines
          lines={fields.flatMap(({ field, message }) => {
            const line = /^line (\d+)$/.exec(field)?.[1];
            return line ? [t("line", { line, message })] : [];
          })}
        />
      </Callout>
    );
  }
  const { added, roots, passedOver, broken } = outcome.report;
  return (
    <Callout
      tone={broken.length > 0 ? "warn" : "ok"}
      title={t("added", { added: number(added), roots: number(roots) })}
    >
      {passedOver > 0 && <p>{t("passedOver", { count: number(passedOver) })}</p>}
      {broken.length > 0 && <p>{t("broken", { count: number(broken.length) })}</p>}
      <BrokenLines lines={broken.map(({ line, message }) => t("line", { line, message }))} />
    </Callout>
  );
}

function BrokenLines({ lines }: { lines: readonly string[] }) {
  const t = useTranslations("exchange.result");
  const { number } = useFormats();
  if (lines.length === 0) return null;
  return (
    <div className="mt-2 grid gap-2">
      <ul aria-label={t("lines")} className="max-h-72 overflow-y-auto font-mono text-xs">
        {lines.slice(0, mostShown).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-2">
        <CopyButton text={lines.join("\n")} label={t("copy")} />
        {lines.length > mostShown && t("more", { count: number(lines.length - mostShown) })}
      </p>
    </div>
  );
}
