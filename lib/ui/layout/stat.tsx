import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { type Tone, toneText } from "../tone";

/** Figures side by side in one strip. */
export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] overflow-hidden rounded-lg border bg-surface">
      {children}
    </dl>
  );
}

type StatProps = { label: string; value: ReactNode; hint?: ReactNode; tone?: Tone };

/** One figure; belongs in a StatRow. */
export function Stat({ label, value, hint, tone }: StatProps) {
  return (
    <div className="-mt-px -ml-px flex flex-col border-t border-l px-4 py-3">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className={classNames("font-semibold text-xl tracking-tight", tone && toneText[tone])}>{value}</dd>
      {hint && <dd className="text-muted text-xs">{hint}</dd>}
    </div>
  );
}
