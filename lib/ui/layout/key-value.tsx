import type { ReactNode } from "react";
import { classNames } from "../class-names";

export type KeyValueItem = { readonly label: string; readonly value: ReactNode; readonly hint?: string };

const columnClass = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 xl:grid-cols-3" };

/** Facts about one thing, label beside value. */
export function KeyValue({ items, columns = 1 }: { items: readonly KeyValueItem[]; columns?: 1 | 2 | 3 }) {
  return (
    <dl className={classNames("grid gap-x-8", columnClass[columns])}>
      {items.map(({ label, value, hint }) => (
        <div
          key={label}
          className="grid grid-cols-[minmax(6rem,2fr)_minmax(0,3fr)] gap-3 border-b py-1.5 last:border-b-0"
        >
          <dt className="text-muted">
            {label}
            {hint && <span className="block text-xs">{hint}</span>}
          </dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
