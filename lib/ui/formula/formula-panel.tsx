import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { say, type Words } from "@/lib/language/words";
import { CopyButton } from "../forms/copy-button";
import { admitFormula, revealInvisible } from "./admit";
import { Formula } from "./formula";

type FormulaPanelProps = {
  latex: string;
  /** The raw text a model sees; default is `latex`. */
  source?: string;
  label?: string;
};

/** A formula to read closely: large, with its raw source below it and a warning for anything hidden in it. */
export function FormulaPanel({ latex, source, label }: FormulaPanelProps) {
  const t = useTranslations("formula");
  const translate = useTranslations();
  const raw = source ?? latex;
  const warnings = new Set([latex, raw].flatMap(warningsIn).map((message) => say(translate, message)));
  return (
    <figure
      className="flex flex-col overflow-hidden rounded-lg border bg-surface"
      aria-label={label ?? t("problem")}
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a formula wider than the panel scrolls here, by keyboard too
        tabIndex={0}
        className="relative flex-1 content-center overflow-x-auto px-6 py-7 focus-visible:-outline-offset-2"
      >
        <Formula latex={latex} source={raw} mode="full" display size="xl" showWarnings={false} />
      </section>
      {warnings.size > 0 && (
        <ul className="border-t bg-warn-soft px-4 py-2 text-warn">
          {[...warnings].map((message) => (
            <li key={message} className="flex items-start gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {message}
            </li>
          ))}
        </ul>
      )}
      <figcaption className="flex items-start gap-3 border-t bg-sunken px-4 py-2">
        <span className="pt-px text-muted text-xs">{t("source")}</span>
        <code className="max-h-40 min-w-0 flex-1 overflow-auto whitespace-pre-wrap break-all font-mono text-xs leading-5">
          {revealInvisible(raw)}
        </code>
        <CopyButton text={raw} label={t("copySource")} />
      </figcaption>
    </figure>
  );
}

function warningsIn(text: string): Words[] {
  const admission = admitFormula(text);
  return admission.ok ? admission.warnings.map(({ message }) => message) : [];
}
