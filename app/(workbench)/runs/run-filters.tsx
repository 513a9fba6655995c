import { useTranslations } from "next-intl";
import { launchableStages, runStatuses } from "@/lib/runs";
import { Button, Select } from "@/lib/ui/forms";

type RunFiltersProps = { stage?: string; status?: string; curriculum?: string };

/** A plain GET form: the address holds what is shown, and it works before any script has loaded. */
export function RunFilters({ stage, status, curriculum }: RunFiltersProps) {
  const t = useTranslations("runs.filter");
  const stages = useTranslations("data.stages");
  return (
    <form className="flex flex-wrap items-end gap-2" aria-label={t("label")}>
      {curriculum && <input type="hidden" name="curriculum" value={curriculum} />}
      <Select
        name="stage"
        aria-label={t("stage")}
        defaultValue={stage ?? ""}
        options={[
          { value: "", label: t("everyStage") },
          ...launchableStages.map((value) => ({ value, label: stages(`${value}.label`) })),
        ]}
      />
      <Select
        name="status"
        aria-label={t("status")}
        defaultValue={status ?? ""}
        options={[
          { value: "", label: t("everyStatus") },
          ...runStatuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
        ]}
      />
      <Button type="submit">{t("submit")}</Button>
    </form>
  );
}
