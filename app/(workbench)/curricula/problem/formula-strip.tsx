"use client";

import { useRef } from "react";
import { classNames } from "@/lib/ui/class-names";
import { Formula, type FormulaMode } from "@/lib/ui/formula";
import { useHiddenBeyond } from "@/lib/ui/use-hidden-beyond";

type FormulaStripProps = {
  label: string;
  latex: string;
  source?: string;
  size?: "sm" | "md" | "lg";
  mode?: FormulaMode;
};

/** A formula that scrolls sideways where it is wider than its column, by keyboard too; it fades where there is more of it. */
export function FormulaStrip({ label, ...formula }: FormulaStripProps) {
  const strip = useRef<HTMLDivElement>(null);
  const { right: more } = useHiddenBeyond(strip);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls, and a landmark for each formula is too many
    <div
      ref={strip}
      role="group"
      aria-label={label}
      data-more={more || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classNames(
        "overflow-x-auto py-1 [scrollbar-width:thin] focus-visible:-outline-offset-2",
        more &&
          "not-focus-visible:[mask-image:linear-gradient(to_right,black_calc(100%-2.5rem),transparent)]",
      )}
    >
      <Formula {...formula} />
    </div>
  );
}
