import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { say, type Text, type Words } from "@/lib/language/words";
import { classNames } from "../class-names";
import { admitFormula, revealInvisible } from "./admit";
import { drawFormula, type FormulaMode } from "./draw";
import { FormulaBoundary } from "./formula-boundary";

type FormulaProps = {
  latex: string;
  /** "mathml" for tree nodes and tables, where there are many; "full" for panels. */
  mode?: FormulaMode;
  /** Set as a block, with large operators. */
  display?: boolean;
  size?: "sm" | "md" | "lg" | "xl";
  /** The raw text a model sees, shown on hover; default is `latex` itself. */
  source?: string;
  /** False where the warnings stand in words nearby. */
  showWarnings?: boolean;
  className?: string;
};

const sizes = { sm: "text-[0.8125rem]", md: "text-[1rem]", lg: "text-[1.25rem]", xl: "text-[1.625rem]" };

/** One formula. Whatever it holds, the page survives and the reader can reach the raw text. */
export function Formula(props: FormulaProps) {
  const {
    latex,
    mode = "mathml",
    display = false,
    size = "md",
    source,
    showWarnings = true,
    className,
  } = props;
  const raw = source ?? latex;
  const admission = admitFormula(latex);
  if (!admission.ok)
    return <RawFormula text={admission.shown} reason={admission.reason} className={className} />;
  const fallback = (reason: Text) => (
    <RawFormula text={revealInvisible(raw)} reason={reason} className={className} />
  );
  const drawing = drawFormula(admission.source, mode, display);
  if (!drawing.ok) return fallback(drawing.reason);
  return (
    <FormulaBoundary fallback={fallback({ key: "formula.failed" })}>
      <span className={classNames("formula", sizes[size], display ? "block" : "inline-block", className)}>
        {showWarnings && admission.warnings.length > 0 && (
          <Warning messages={admission.warnings.map(({ message }) => message)} />
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own markup, trust off, from an admitted source */}
        <span title={revealInvisible(raw)} dangerouslySetInnerHTML={{ __html: drawing.html }} />
      </span>
    </FormulaBoundary>
  );
}

/** Apart from the formula, which is drawn by the dozen and mostly has none. */
function Warning({ messages }: { messages: readonly Words[] }) {
  const t = useTranslations("formula");
  const translate = useTranslations();
  const warning = messages.map((message) => say(translate, message)).join(" ");
  return (
    <span title={warning} className="mr-1 inline-flex align-middle text-warn">
      <TriangleAlert aria-hidden className="size-3.5" />
      <span className="sr-only">{t("warning", { warning })}</span>
    </span>
  );
}

/** What stands in a formula's place when it is not drawn: its source as text, and why. */
function RawFormula({ text, reason, className }: { text: string; reason: Text; className?: string }) {
  const t = useTranslations("formula");
  const said = say(useTranslations(), reason);
  return (
    <span className={classNames("inline-flex max-w-full items-baseline gap-1.5", className)} title={said}>
      <TriangleAlert aria-hidden className="size-3.5 shrink-0 translate-y-0.5 text-warn" />
      <span className="sr-only">{t("notDrawn", { reason: said })}</span>
      <code className="min-w-0 break-all font-mono text-xs">{text}</code>
    </span>
  );
}
