import { Coins, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PointCost, StageCost } from "@/lib/accounting";
import { shownName } from "@/lib/language/bundled-words";
import { type Column, DataTable, RunLink, useFormats } from "@/lib/ui/data";
import { EmptyState } from "@/lib/ui/layout";

export function StageTable({ stages }: { stages: readonly StageCost[] }) {
  const t = useTranslations("cost.stages");
  const { number, money, duration } = useFormats();
  const cost = ({ dollars, unpricedRequests }: StageCost) =>
    unpricedRequests > 0
      ? t("unpriced", { money: money(dollars), count: number(unpricedRequests) })
      : money(dollars);
  const columns: Column<StageCost>[] = [
    { key: "stage", header: t("columns.stage"), cell: ({ stage }) => t("stage", { stage }) },
    { key: "runs", header: t("columns.runs"), align: "right", cell: ({ runs }) => number(runs) },
    { key: "tokens", header: t("columns.tokens"), align: "right", cell: ({ tokens }) => number(tokens) },
    { key: "dollars", header: t("columns.cost"), align: "right", cell: cost },
    {
      key: "cpu",
      header: t("columns.cpu"),
      align: "right",
      cell: ({ cpuSeconds }) => duration(cpuSeconds),
    },
    { key: "gpu", header: t("columns.gpu"), align: "right", cell: ({ gpuHours }) => number(gpuHours) },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={stages}
      rowKey={({ stage }) => stage}
      empty={
        <EmptyState icon={Coins} title={t("none")}>
          {t("noneExplanation")}
        </EmptyState>
      }
    />
  );
}

const per = (points: number, whole: number) => (points > 0 ? whole / points : null);

/** What a point of accuracy took; no figure where nothing was gained. */
export function PointTable({ points }: { points: readonly PointCost[] }) {
  const t = useTranslations("cost.return");
  const translate = useTranslations();
  const { number, money, duration } = useFormats();
  const columns: Column<PointCost>[] = [
    {
      key: "run",
      header: t("columns.run"),
      cell: ({ runId, startedAt }) => <RunLink id={runId} stage="train" at={startedAt} />,
    },
    {
      key: "benchmark",
      header: t("columns.benchmark"),
      cell: ({ benchmark }) => shownName(translate, benchmark),
    },
    { key: "points", header: t("columns.points"), align: "right", cell: ({ points }) => number(points) },
    {
      key: "dollars",
      header: t("columns.cost"),
      align: "right",
      cell: ({ points, dollars }) => money(per(points, dollars)),
    },
    {
      key: "cpu",
      header: t("columns.cpu"),
      align: "right",
      cell: ({ points, cpuSeconds }) => duration(per(points, cpuSeconds)),
    },
    {
      key: "gpu",
      header: t("columns.gpu"),
      align: "right",
      cell: ({ points, gpuHours }) => number(per(points, gpuHours)),
    },
  ];
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={points}
      rowKey={({ runId, benchmark }) => `${runId} ${benchmark}`}
      empty={<EmptyState icon={TrendingUp} title={t("none")} />}
    />
  );
}
