"use client";

import { BellOff } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import type { MonitorReport } from "@/lib/monitor";
import { Badge, type Column, DataTable, formatNumber, RelativeTime, toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";
import { acknowledgeAction } from "./actions";
import { alertWords } from "./alert-words";

type Row = MonitorReport["alerts"][number];

/** What runs raised; those that nobody has seen to stand first. */
export function AlertsTable({ alerts, mayOperate }: { alerts: readonly Row[]; mayOperate: boolean }) {
  const columns: Column<Row>[] = [
    {
      key: "state",
      header: "State",
      cell: ({ acknowledgedAt, acknowledgedBy }) =>
        acknowledgedAt ? (
          <Badge>Seen to by {acknowledgedBy?.name ?? "a program"}</Badge>
        ) : (
          <Badge tone="warn">Open</Badge>
        ),
    },
    { key: "what", header: "What", wrap: true, cell: ({ message }) => message },
    {
      key: "kind",
      header: "Threshold",
      cell: ({ kind, threshold }) =>
        `${alertWords[kind as keyof typeof alertWords]?.label ?? kind}: ${formatNumber(threshold)}`,
    },
    { key: "run", header: "Run", cell: ({ runId }) => <Link href={`/runs/${runId}`}>Run</Link> },
    { key: "at", header: "Raised", cell: ({ raisedAt }) => <RelativeTime at={raisedAt} /> },
    { key: "posted", header: "Webhook", wrap: true, cell: (alert) => posting(alert, mayOperate) },
    ...(mayOperate
      ? [
          {
            key: "actions",
            header: <span className="sr-only">Actions</span>,
            align: "right" as const,
            cell: ({ id, acknowledgedAt }: Row) => (acknowledgedAt ? null : <Acknowledge alertId={id} />),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption="Alerts"
      columns={columns}
      rows={alerts}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={BellOff} title="No alert">
          No run that has ended reached one of the thresholds.
        </EmptyState>
      }
    />
  );
}

/** Why a post failed often names the receiver, which is for those who set it. */
function posting({ postedAt, postNextAt, postError }: Row, mayOperate: boolean) {
  if (postedAt) return "Posted";
  if (postError !== null)
    return [postNextAt ? "Tried again later" : "Given up", mayOperate ? postError : ""]
      .filter(Boolean)
      .join(": ");
  return postNextAt ? "Waits" : "–";
}

function Acknowledge({ alertId }: { alertId: string }) {
  const [pending, start] = useTransition();
  return (
    <Button
      size="sm"
      disabled={pending}
      onClick={() =>
        start(async () => {
          const answer = await acknowledgeAction({ alertId });
          if (!answer.ok) toast.error(answer.errors[0]?.message ?? "It was not saved.");
        })
      }
    >
      Seen to
    </Button>
  );
}
