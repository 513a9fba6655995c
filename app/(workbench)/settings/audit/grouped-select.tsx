import { ChevronDown } from "lucide-react";

export type ChoiceGroup = {
  readonly title: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

type GroupedSelectProps = {
  name: string;
  label: string;
  /** What nothing chosen means. */
  any: string;
  chosen: string | undefined;
  groups: readonly ChoiceGroup[];
};

/** A control of the filter: the browser's own select with headings between its options, under a label. */
export function GroupedSelect({ name, label, any, chosen, groups }: GroupedSelectProps) {
  const id = `audit-${name}`;
  const known = groups.some(({ options }) => options.some(({ value }) => value === chosen));
  return (
    <div className="col-span-2 grid min-w-0 gap-1 xl:col-span-1">
      <label htmlFor={id} className="truncate font-medium text-xs">
        {label}
      </label>
      <span className="relative block">
        <select
          id={id}
          name={name}
          defaultValue={chosen ?? ""}
          className="h-8 w-full min-w-0 appearance-none truncate rounded-md border border-line-strong bg-surface pr-8 pl-2.5 text-ink focus-visible:border-accent focus-visible:outline-offset-0"
        >
          <option value="">{any}</option>
          {chosen !== undefined && !known && <option value={chosen}>{chosen}</option>}
          {groups.map(({ title, options }) => (
            <optgroup key={title} label={title}>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-muted" />
      </span>
    </div>
  );
}
