import type { ReactNode } from "react";
import {
  type Column,
  DataTable,
  Duration,
  Progress,
  RelativeTime,
  RunStatusBadge,
  StageLabel,
} from "@/lib/ui/data";
import { type ListedRun, secondsOf, subjectOf, versionName } from "./run-subject";

const columns: Column<ListedRun>[] = [
  { key: "stage", header: "Stage", cell: ({ stage }) => <StageLabel stage={stage} /> },
  { key: "status", header: "Status", cell: ({ status }) => <RunStatusBadge status={status} /> },
  { key: "subject", header: "On", cell: (run) => subjectOf(run)?.name ?? "–", wrap: true },
  { key: "model", header: "Model", cell: ({ modelVersion }) => versionName(modelVersion) },
  {
    key: "progress",
    header: "Progress",
    width: "12rem",
    cell: ({ unitsDone, unitsTotal }) => <Progress done={unitsDone} total={unitsTotal} />,
  },
  {
    key: "duration",
    header: "Took",
    align: "right",
    cell: (run) => <Duration seconds={secondsOf(run)} />,
  },
  { key: "queued", header: "Launched", cell: ({ queuedAt }) => <RelativeTime at={queuedAt} /> },
  { key: "by", header: "By", cell: ({ requestedBy }) => requestedBy?.name ?? "command line" },
];

export function RunTable({ runs, empty }: { runs: readonly ListedRun[]; empty?: ReactNode }) {
  return (
    <DataTable
      caption="Runs, newest first"
      columns={columns}
      rows={[...runs]}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/runs/${id}`}
      empty={empty}
    />
  );
}
