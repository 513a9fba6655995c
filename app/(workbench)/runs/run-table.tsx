import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Translate } from "@/lib/language/words";
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

type T = ReturnType<typeof useTranslations<"runs">>;

const columns = (t: T, translate: Translate): Column<ListedRun>[] => [
  { key: "stage", header: t("columns.stage"), cell: ({ stage }) => <StageLabel stage={stage} /> },
  { key: "status", header: t("columns.status"), cell: ({ status }) => <RunStatusBadge status={status} /> },
  {
    key: "subject",
    header: t("columns.subject"),
    cell: (run) => subjectOf(translate, run)?.name ?? "–",
    wrap: true,
  },
  {
    key: "model",
    header: t("columns.model"),
    cell: ({ modelVersion }) => versionName(translate, modelVersion),
  },
  {
    key: "progress",
    header: t("columns.progress"),
    width: "12rem",
    cell: ({ unitsDone, unitsTotal }) => <Progress done={unitsDone} total={unitsTotal} />,
  },
  {
    key: "duration",
    header: t("columns.took"),
    align: "right",
    cell: (run) => <Duration seconds={secondsOf(run)} />,
  },
  { key: "queued", header: t("columns.launched"), cell: ({ queuedAt }) => <RelativeTime at={queuedAt} /> },
  { key: "by", header: t("columns.by"), cell: ({ requestedBy }) => requestedBy?.name ?? t("commandLine") },
];

export function RunTable({ runs, empty }: { runs: readonly ListedRun[]; empty?: ReactNode }) {
  const t = useTranslations("runs");
  return (
    <DataTable
      caption={t("caption")}
      columns={columns(t, useTranslations())}
      rows={[...runs]}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/runs/${id}`}
      empty={empty}
    />
  );
}
