import { Formula } from "@/lib/ui/formula";

type FormulaStripProps = { label: string; latex: string; source?: string; size?: "sm" | "md" };

/** A formula that scrolls sideways where it is wider than its column, by keyboard too. */
export function FormulaStrip({ label, ...formula }: FormulaStripProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto py-0.5 focus-visible:-outline-offset-2"
    >
      <Formula {...formula} />
    </section>
  );
}
