import { useTranslations } from "next-intl";
import type { AuditFilter } from "@/lib/audit/filter";
import type { Parties } from "@/lib/audit/parties";
import { shownName } from "@/lib/language/bundled-words";
import { Button, TextInput } from "@/lib/ui/forms";
import { actionChoices, actorChoices } from "./audit-choices";
import { GroupedSelect } from "./grouped-select";

type AuditFiltersProps = {
  filter: AuditFilter;
  actors: readonly string[];
  curricula: readonly { id: string; name: string }[];
  parties: Parties;
};

/** A plain GET form: the address holds what is shown, and it works before any script has loaded. */
export function AuditFilters({ filter, actors, curricula, parties }: AuditFiltersProps) {
  const translate = useTranslations();
  const t = useTranslations("audit.filter");
  const named = curricula.map(({ id, name }) => ({ value: id, label: shownName(translate, name) }));
  return (
    <form
      aria-label={t("label")}
      // What was typed must not outlive the address that it no longer agrees with.
      key={JSON.stringify(filter)}
      className="grid grid-cols-2 items-end gap-x-3 gap-y-2 border-b px-4 py-3 md:grid-cols-6 xl:grid-cols-[repeat(3,minmax(0,1fr))_auto_auto_auto]"
    >
      {filter.subject !== undefined && <input type="hidden" name="subject" value={filter.subject} />}
      <GroupedSelect
        name="action"
        label={t("action")}
        any={t("anyAction")}
        chosen={filter.action}
        groups={actionChoices(translate)}
      />
      <GroupedSelect
        name="actor"
        label={t("actor")}
        any={t("anyActor")}
        chosen={filter.actor}
        groups={actorChoices(translate, actors, parties)}
      />
      <GroupedSelect
        name="curriculum"
        label={t("curriculum")}
        any={t("anyCurriculum")}
        chosen={filter.curriculum}
        groups={[{ title: translate("audit.groups.curriculum"), options: named }]}
      />
      <Day name="from" label={t("from")} chosen={filter.from} />
      <Day name="to" label={t("to")} chosen={filter.to} />
      <Button type="submit" variant="primary" className="md:col-span-2 xl:col-span-1">
        {t("submit")}
      </Button>
    </form>
  );
}

function Day({ name, label, chosen }: { name: "from" | "to"; label: string; chosen: string | undefined }) {
  return (
    <div className="grid min-w-0 gap-1 md:col-span-2 xl:col-span-1">
      <label htmlFor={`audit-${name}`} className="font-medium text-xs">
        {label}
      </label>
      <TextInput id={`audit-${name}`} type="date" name={name} defaultValue={chosen} />
    </div>
  );
}
