import type { ReactNode } from "react";

export const gridColour = "var(--color-line)";
export const axisTick = { fill: "var(--color-muted)", fontSize: 11 };
export const axisStyle = { stroke: "var(--color-line)", tickLine: false } as const;

type TooltipLine = { readonly label: string; readonly value: string; readonly sample?: ReactNode };

export function TooltipBox({ title, lines }: { title: string; lines: readonly TooltipLine[] }) {
  return (
    <div className="rounded-md border bg-raised px-2.5 py-1.5 text-xs shadow-raised">
      <p className="text-muted">{title}</p>
      {lines.map(({ label, value, sample }) => (
        <p key={label} className="flex items-center gap-1.5">
          {sample}
          <span>{label}</span>
          <span className="ml-auto pl-3 font-medium">{value}</span>
        </p>
      ))}
    </div>
  );
}
