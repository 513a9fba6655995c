"use client";

import { useSubscription } from "@trpc/tanstack-react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { textOfEvent } from "@/lib/runs/stored-texts";
import { isFinished, type RunStatus } from "@/lib/runs/transitions";
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
  stage: Exclude<Stage, "review">;
  initial: RunProgress;
  events: readonly LogLine[];
  metrics: readonly Metric[];
  /** Whether what the server shows beside it grows while the run goes on: rollouts, weights. */
  rereads?: boolean;
  /** What a finished run made: it comes before how it got there. */
  result: ReactNode;
};

const rereadEveryMs = 10_000;

type StoredEvent = Omit<LogLine, "text"> & { message: string; data: unknown };
const lineOf = (event: StoredEvent): LogLine => ({ ...event, text: textOfEvent(event) });

/** A run as it goes. After a lost connection it goes on from the last event it saw. */
export function LiveRun({ runId, stage, initial, events, metrics, rereads = false, result }: LiveRunProps) {
  const t = useTranslations("runProgress");
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
        enabled: !isFinished(initial.status),
        onData: ({ data }) => {
          setProgress(data.progress);
          if (data.events.length > 0) setLog((lines) => [...lines, ...data.events.map(lineOf)].slice(-1_000));
          if (data.metrics.length > 0) setHistory((known) => mergePoints(known, data.metrics));
          // What a finished run made is read by the server.
          const due = rereads && Date.now() - lastReread.current > rereadEveryMs;
          if (isFinished(data.progress.status) || due) {
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
        title={t("title")}
        actions={
          <span className="flex items-center gap-2">
            {progress.cancelRequested && !isFinished(progress.status) && (
              <span className="text-muted">{t("cancelling")}</span>
            )}
            <RunStatusBadge status={progress.status} />
          </span>
        }
      >
        <Progress
          done={progress.unitsDone}
          total={progress.unitsTotal > 0 ? progress.unitsTotal : null}
          unit={t(`units.${stage}`)}
          ratePerSecond={progress.ratePerSecond}
          secondsLeft={progress.secondsLeft}
        />
      </Section>
      {result}
      <RunCharts metrics={history} />
      <RunLog lines={log} />
    </>
  );
}
