import { GraduationCap, Ruler, UserCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import type { Measurement, ProblemProvenance } from "@/lib/provenance";
import {
  absent,
  type Column,
  DataTable,
  Hash,
  RelativeTime,
  RunLink,
  RunStatusBadge,
  useFormats,
} from "@/lib/ui/data";
import { NoteText } from "@/lib/ui/formula";
import { EmptyState } from "@/lib/ui/layout";

type Trained = ProblemProvenance["trained"][number];
type Review = ProblemProvenance["evidence"]["reviews"][number];

/** What each run measured of a problem. */
export function MeasurementTable({ measurements }: { measurements: Measurement[] }) {
  const t = useTranslations("curriculum.provenance");
  const translate = useTranslations();
  const { number, percent } = useFormats();
  const columns: Column<Measurement>[] = [
    { key: "model", header: t("columns.model"), cell: ({ model }) => shownName(translate, model) },
    {
      key: "run",
      header: t("columns.run"),
      cell: ({ runId, stage, at }) => <RunLink id={runId} stage={stage} at={at} />,
    },
    { key: "at", header: t("columns.when"), cell: ({ at }) => <RelativeTime at={at} /> },
    {
      key: "attempts",
      header: t("columns.attempts"),
      align: "right",
      cell: ({ attempts }) => number(attempts),
    },
    {
      key: "rate",
      header: t("columns.verified"),
      align: "right",
      cell: ({ verified, attempts }) => percent(verified / attempts),
    },
    {
      key: "undecided",
      header: t("columns.undecided"),
      align: "right",
      cell: ({ undecided }) => number(undecided),
    },
  ];
  return (
    <DataTable
      caption={t("verdicts")}
      columns={columns}
      rows={measurements}
      rowKey={({ runId, model }) => `${runId} ${model}`}
      empty={<EmptyState icon={Ruler} title={t("neverAttempted")} />}
    />
  );
}

/** Who decided what on a problem, and why. */
export function ReviewTable({ reviews }: { reviews: Review[] }) {
  const t = useTranslations("curriculum.provenance");
  const translate = useTranslations();
  const why = ({ reason, note }: Review) => {
    const title = reason && say(translate, reason);
    if (!note) return title ?? absent;
    const shown = <NoteText note={note} />;
    return title ? t.rich("reasonNote", { reason: title, note: () => shown }) : shown;
  };
  const columns: Column<Review>[] = [
    { key: "by", header: t("columns.by"), cell: ({ by }) => say(translate, by) },
    { key: "decision", header: t("columns.decision"), cell: ({ decision }) => t(`decisions.${decision}`) },
    { key: "reason", header: t("columns.reason"), wrap: true, cell: why },
    { key: "at", header: t("columns.when"), cell: ({ createdAt }) => <RelativeTime at={createdAt} /> },
  ];
  return (
    <DataTable
      caption={t("reviews")}
      columns={columns}
      rows={reviews}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={UserCheck} title={t("undecided")} />}
    />
  );
}

/** The training runs that a problem was used in. */
export function TrainingRunTable({ runs }: { runs: Trained[] }) {
  const t = useTranslations("curriculum.provenance");
  const columns: Column<Trained>[] = [
    {
      key: "run",
      header: t("columns.run"),
      cell: ({ id, queuedAt }) => <RunLink id={id} stage="train" at={queuedAt} />,
    },
    { key: "status", header: t("columns.status"), cell: ({ status }) => <RunStatusBadge status={status} /> },
    { key: "at", header: t("columns.when"), cell: ({ queuedAt }) => <RelativeTime at={queuedAt} /> },
    {
      key: "statement",
      header: t("columns.statement"),
      cell: ({ statement }) => <code className="font-mono text-xs">{statement}</code>,
    },
    {
      key: "snapshot",
      header: t("columns.snapshot"),
      cell: ({ contentHash }) => <Hash value={contentHash} />,
    },
    { key: "versions", header: t("columns.made"), cell: Versions },
  ];
  return (
    <DataTable
      caption={t("trainedOn")}
      columns={columns}
      rows={runs}
      rowKey={({ id }) => id}
      empty={<EmptyState icon={GraduationCap} title={t("neverTrainedOn")} />}
    />
  );
}

function Versions({ modelVersions }: Trained) {
  const translate = useTranslations();
  if (modelVersions.length === 0) return absent;
  return modelVersions.map(({ id, modelId, number, model }) => (
    <Link key={id} href={`/models/${modelId}/versions/${id}`} className="mr-2">
      {shownName(translate, `${model.name} v${number}`)}
    </Link>
  ));
}
