import type { CheckpointEvent } from "@/lib/review";
import { type Column, DataTable, RelativeTime } from "@/lib/ui/data";

const words: Record<CheckpointEvent["action"], string> = {
  "checkpoint.opened": "Opened against the policy",
  "checkpoint.closed": "Given back to the policy",
  "checkpoint.policy-changed": "Policy changed",
  "checkpoint.policy-applied": "Policy applied",
};

const columns: Column<CheckpointEvent>[] = [
  { key: "what", header: "What", cell: ({ action }) => words[action] },
  { key: "by", header: "By", cell: ({ by }) => by },
  { key: "at", header: "When", cell: ({ at }) => <RelativeTime at={at} /> },
  {
    key: "reason",
    header: "Reason",
    wrap: true,
    cell: ({ reason }) => (reason ? <q>{reason}</q> : <span className="text-muted">–</span>),
  },
];

export function HistoryTable({ events }: { events: readonly CheckpointEvent[] }) {
  return (
    <DataTable caption="History of the checkpoint" columns={columns} rows={events} rowKey={({ id }) => id} />
  );
}
