import { useTranslations } from "next-intl";
import { launchableStages, runStatuses } from "@/lib/runs";
import { Button, Select } from "@/lib/ui/forms";

type RunFiltersProps = { stage?: string; status?: string; curriculum?: string };

/** A plain GET form: the address holds what is shown, and it works before any script has loaded. */
export function RunFilters({ stage, status, curriculum }: RunFiltersProps) {
  const stages = useTranslations("data.stages");
  return (
    <form className="flex flex-wrap items-end gap-2" aria-label="Filter runs">
      {curriculum && <input type="hidden" name="curriculum" value={curriculum} />}
      <Select
        name="stage"
        aria-label="Stage"
        defaultValue={stage ?? ""}
        options={[
          { value: "", label: "Every stage" },
          ...launchableStages.map((value) => ({ value, label: stages(`${value}.label`) })),
        ]}
      />
      <Select
        name="status"
        aria-label="Status"
        defaultValue={status ?? ""}
        options={[
          { value: "", label: "Every status" },
          ...runStatuses.map((value) => ({ value, label: value })),
        ]}
      />
      <Button type="submit">Filter</Button>
    </form>
  );
}
