import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { type Tone, toneSoft } from "../tone";

const icons: Record<Tone, LucideIcon> = {
  neutral: Info,
  accent: Info,
  ok: CircleCheck,
  bad: CircleX,
  warn: TriangleAlert,
};

/** A short notice within a page. */
export function Callout({
  tone = "neutral",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  const Icon = icons[tone];
  return (
    <div className={classNames("flex gap-2.5 rounded-md px-3 py-2", toneSoft[tone])}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold">{title}</p>}
        <div className={classNames(tone !== "neutral" && "text-ink")}>{children}</div>
      </div>
    </div>
  );
}
