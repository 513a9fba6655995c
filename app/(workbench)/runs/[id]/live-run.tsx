"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { RunStatus } from "@/lib/runs";
import { useTRPC } from "@/lib/ui/api";
import { Progress, RunStatusBadge, type Stage } from "@/lib/ui/data";
import { Section } from "@/lib/ui/layout";
import { type Metric, mergePoints } from "./metric-history";
import { RunCharts } from "./run-charts";
import { type LogLine, RunLog } from "./run-log";

type RunProgress = {
  status: RunStatus;
  unitsDone: number;
  unitsTotal: number;
  cancelRequested: boolean;
  startedAt: Date | null;
  finishedAt: Date | null;
  ratePerSecond?: number | null;
  secondsLeft?: number | null;
};
type LiveRunProps = {
  runId: string;
  stage: Stage;
  initial: RunProgress;
  events: readonly LogLine[];
  metrics: readonly Metric[];
  /** Whether what the server shows beside it grows while the run goes on: rollouts, weights. */
  rereads?: boolean;
};

const unitNames: Partial<Record<Stage, string>> = {
  generate: "parents",
  verify: "problems",
  train: "steps",
  evaluate: "problems",
  ttrl: "units",
};
const rereadEveryMs = 10_000;
const finished: readonly RunStatus[] = ["succeeded", "failed", "cancelled"];

/** A run as it goes. After a lost connection it goes on from the last event it saw. */
export function LiveRun({ runId, stage, initial, events, metrics, rereads = false }: LiveRunProps) {
  const trpc = useTRPC();
  const router = useRouter();
  // Of the first showing: what the server shows again must not make the stream begin anew.
  const [lastEventId] = useState(events.at(-1)?.id);
  const lastReread = useRef(Date.now());
  const [progress, setProgress] = useState(initial);
  const [log, setLog] = useState(events);
  const [history, setHistory] = useState(metrics);
  useSubscription(
    trpc.runs.follow.subscriptionOptions(
      { runId, lastEventId },
      {
        enabled: !finished.includes(initial.status),
        onData: ({ data }) => {
          setProgress(data.progress);
          if (data.events.length > 0) setLog((lines) => [...lines, ...data.events].slice(-1_000));
          if (data.metrics.length > 0) setHistory((known) => mergePoints(known, data.metrics));
          // What a finished run made is read by the server.
          const due = rereads && Date.now() - lastReread.current > rereadEveryMs;
          if (finished.includes(data.progress.status) || due) {
            lastReread.current = Date.now();
            router.refresh();
          }
        },
      },
    ),
  );
  return (
    <>
      <Section
        title="Progress"
        actions={
          <span className="flex items-center gap-2">
            {progress.cancelRequested && !finished.includes(progress.status) && (
              <span className="text-muted">Cancelling…</span>
            )}
            <RunStatusBadge status={progress.status} />
          </span>
        }
      >
        <Progress
          done={progress.unitsDone}
          total={progress.unitsTotal > 0 ? progress.unitsTotal : null}
          unit={unitNames[stage]}
          ratePerSecond={progress.ratePerSecond}
          secondsLeft={progress.secondsLeft}
        />
      </Section>
      <RunCharts metrics={history} />
      <RunLog lines={log} />
    </>
  );
}
