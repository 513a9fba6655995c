import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { say } from "@/lib/language/words";
import { alertKinds, alertSays, type MonitorReport, postErrorSays } from "@/lib/monitor";
import { Badge, type Column, DataTable, RelativeTime, RunLink, useFormats } from "@/lib/ui/data";
import { EmptyState } from "@/lib/ui/layout";
import { Acknowledge } from "./acknowledge";

type Row = MonitorReport["alerts"][number];
type AlertsTableProps = { alerts: readonly Row[]; mayOperate: boolean };

/** What runs raised; those that nobody has seen to stand first. */
export function AlertsTable({ alerts, mayOperate }: AlertsTableProps) {
  const t = useTranslations("monitor");
  const tRoot = useTranslations();
  const { number } = useFormats();
  const label = (kind: string) => {
    const known = alertKinds.find((one) => one === kind);
    return known ? t(`kinds.${known}.label`) : kind;
  };
  const columns: Column<Row>[] = [
    { key: "state", header: t("alerts.columns.state"), cell: (alert) => <State alert={alert} /> },
    {
      key: "what",
      header: t("alerts.columns.what"),
      wrap: true,
      cell: ({ message }) => say(tRoot, alertSays(message)),
    },
    {
      key: "kind",
      header: t("alerts.columns.threshold"),
      cell: ({ kind, threshold }) =>
        t("alerts.threshold", { kind: label(kind), threshold: number(threshold) }),
    },
    {
      key: "run",
      header: t("alerts.columns.run"),
      cell: ({ runId, run: { stage, startedAt, queuedAt } }) => (
        <RunLink id={runId} stage={stage} at={startedAt ?? queuedAt} />
      ),
    },
    {
      key: "at",
      header: t("alerts.columns.raised"),
      cell: ({ raisedAt }) => <RelativeTime at={raisedAt} />,
    },
    {
      key: "posted",
      header: t("alerts.columns.webhook"),
      wrap: true,
      cell: (alert) => <Posting alert={alert} mayOperate={mayOperate} />,
    },
  ];
  const actions: Column<Row> = {
    key: "actions",
    header: <span className="sr-only">{t("alerts.columns.actions")}</span>,
    align: "right",
    cell: ({ id, acknowledgedAt }) => (acknowledgedAt ? null : <Acknowledge alertId={id} />),
  };
  return (
    <DataTable
      caption={t("alerts.title")}
      columns={mayOperate ? [...columns, actions] : columns}
      rows={alerts}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={BellOff} title={t("alerts.none")}>
          {t("alerts.noneExplanation")}
        </EmptyState>
      }
    />
  );
}

function State({ alert: { acknowledgedAt, acknowledgedBy } }: { alert: Row }) {
  const t = useTranslations("monitor.alerts");
  if (!acknowledgedAt) return <Badge tone="warn">{t("open")}</Badge>;
  return (
    <Badge>{acknowledgedBy ? t("seenToBy", { name: acknowledgedBy.name }) : t("seenToByProgram")}</Badge>
  );
}

/** Why a post failed often names the receiver, which is for those who set it. */
function Posting({ alert, mayOperate }: { alert: Row; mayOperate: boolean }) {
  const t = useTranslations("monitor.alerts.posting");
  const tRoot = useTranslations();
  const { postedAt, postNextAt, postError } = alert;
  if (postedAt) return t("posted");
  if (postError === null) return postNextAt ? t("waits") : "–";
  const outcome = postNextAt ? "later" : "givenUp";
  if (!mayOperate) return t(outcome);
  return t(`${outcome}Because`, { error: say(tRoot, postErrorSays(postError)) });
}
