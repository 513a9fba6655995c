import { Formula, type FormulaMode } from "@/lib/ui/formula";

type FormulaStripProps = {
  label: string;
  latex: string;
  source?: string;
  size?: "sm" | "md" | "lg";
  mode?: FormulaMode;
};

/** A formula that scrolls sideways where it is wider than its column, by keyboard too. */
export function FormulaStrip({ label, ...formula }: FormulaStripProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, and a landmark for each formula is too many
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto py-1 focus-visible:-outline-offset-2"
    >
      <Formula {...formula} />
    </div>
  );
}
