import { useTranslations } from "next-intl";
import { say } from "@/lib/language/words";
import type { CheckpointEvent } from "@/lib/review";
import { absent, type Column, DataTable, RelativeTime } from "@/lib/ui/data";

const keys = {
  "checkpoint.opened": "opened",
  "checkpoint.closed": "closed",
  "checkpoint.policy-changed": "policyChanged",
  "checkpoint.policy-applied": "policyApplied",
  "curriculum.second-person-changed": "secondPersonChanged",
  "second-person.asked": "asked",
  "second-person.agreed": "agreed",
  "second-person.refused": "refused",
} as const satisfies Record<CheckpointEvent["action"], string>;

export function HistoryTable({ events }: { events: readonly CheckpointEvent[] }) {
  const t = useTranslations("checkpointPage.history");
  const translate = useTranslations();
  const columns: Column<CheckpointEvent>[] = [
    { key: "what", header: t("what"), cell: ({ action }) => t(`actions.${keys[action]}`) },
    { key: "by", header: t("by"), cell: ({ by }) => say(translate, by) },
    { key: "at", header: t("when"), cell: ({ at }) => <RelativeTime at={at} /> },
    {
      key: "reason",
      header: t("reason"),
      wrap: true,
      cell: ({ reason }) => (reason ? <q>{reason}</q> : <span className="text-muted">{absent}</span>),
    },
  ];
  return <DataTable caption={t("caption")} columns={columns} rows={events} rowKey={({ id }) => id} />;
}
