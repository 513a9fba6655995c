import { FilterX } from "lucide-react";
import { useTranslations } from "next-intl";
import { say } from "@/lib/language/words";
import { IconButton, Select } from "../forms";
import { type Filters, noFilters, solveRateClasses, verdictFilter } from "./measure";
import { reviewStates } from "./tree";

const any = "any";

/** Dims what is not asked for; nothing is taken away. */
export function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { verdict, review, rate } = filters;
  const t = useTranslations("tree.filters");
  const translate = useTranslations();
  const measures = useTranslations("tree.measures");
  const named = useTranslations("data");
  const chosen = (value: string) => (value === any ? null : value);
  const option = (value: string, label: string) => ({ value, label });
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t("label")}</legend>
      <Select
        aria-label={measures("verdict")}
        value={verdict ?? any}
        onChange={(event) => onChange({ ...filters, verdict: chosen(event.target.value) })}
        options={[
          option(any, t("anyVerdict")),
          ...verdictFilter.map((name) => option(name, named(`verdicts.${name}`))),
        ]}
        className="w-32"
      />
      <Select
        aria-label={measures("review")}
        value={review ?? any}
        onChange={(event) => onChange({ ...filters, review: chosen(event.target.value) })}
        options={[
          option(any, t("anyReview")),
          ...reviewStates.map((name) => option(name, named(`reviewStates.${name}`))),
        ]}
        className="w-32"
      />
      <Select
        aria-label={measures("difficulty")}
        value={rate === null ? any : String(rate)}
        onChange={(event) =>
          onChange({ ...filters, rate: event.target.value === any ? null : Number(event.target.value) })
        }
        options={[
          option(any, t("anyRate")),
          ...solveRateClasses.map(({ label }, index) => option(String(index), say(translate, label))),
        ]}
        className="w-36"
      />
      {(verdict !== null || review !== null || rate !== null) && (
        <IconButton label={t("clear")} icon={<FilterX />} onClick={() => onChange(noFilters)} />
      )}
    </fieldset>
  );
}
