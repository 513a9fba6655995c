"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Check, CircleHelp, ListChecks, SkipForward, Undo2, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { formatNumber, Kbd, Progress, toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { useKeys, useKeysSheet } from "@/lib/ui/keyboard";
import { EmptyState } from "@/lib/ui/layout";
import type { Reason } from "../curricula/problem/decision-buttons";
import { useEvidenceQuery } from "../curricula/problem/use-evidence";
import { decideAction, undoAction } from "./actions";
import { ReviewCard } from "./review-card";

type Item = { readonly id: string; readonly curriculum: string };
type Decision = "approve" | "reject" | "skip";
type Decided = { readonly item: Item; readonly decision: Decision; readonly saved: Promise<boolean> };

type ReviewQueueProps = { items: readonly Item[]; total: number; reasons: readonly Reason[] };

const words: Record<Decision, string> = { approve: "Approved", reject: "Rejected", skip: "Skipped" };

/** One problem at a time. A decision shows the next at once and is saved meanwhile; what could not be saved comes back. */
export function ReviewQueue({ items, total, reasons }: ReviewQueueProps) {
  const [waiting, setWaiting] = useState(items);
  const [decided, setDecided] = useState<readonly Decided[]>([]);
  const [rejecting, setRejecting] = useState(false);
  const queryClient = useQueryClient();
  const evidenceQuery = useEvidenceQuery();
  const openSheet = useKeysSheet();
  const current = waiting[0];
  const shownAt = useRef(0);

  const prepare = useEffectEvent((next: readonly Item[]) => {
    shownAt.current = performance.now();
    for (const { id } of next) void queryClient.prefetchQuery(evidenceQuery(id));
  });
  useEffect(() => prepare(waiting.slice(0, 3)), [waiting]);

  function decide(decision: Decision, reason?: string) {
    if (!current) return;
    const item = current;
    const durationMs = Math.round(performance.now() - shownAt.current);
    const saved = save(() => decideAction({ problemId: item.id, decision, reason, durationMs }));
    setRejecting(false);
    setWaiting((list) => list.filter(({ id }) => id !== item.id));
    setDecided((list) => [...list, { item, decision, saved }]);
    void saved.then((ok) => !ok && bringBack(item));
  }

  async function undo() {
    const last = decided.at(-1);
    if (!last) return;
    bringBack(last.item);
    if (await last.saved) {
      const undone = await save(() => undoAction({ problemId: last.item.id }));
      if (!undone) setWaiting((list) => list.filter(({ id }) => id !== last.item.id));
    }
    void queryClient.invalidateQueries({ queryKey: evidenceQuery(last.item.id).queryKey });
  }

  function bringBack(item: Item) {
    setDecided((list) => list.filter((each) => each.item.id !== item.id));
    setWaiting((list) => [item, ...list.filter(({ id }) => id !== item.id)]);
  }

  useKeys([
    { keys: "a", label: "Approve", group: "Review", run: () => decide("approve") },
    { keys: "r", label: "Reject, then 1–9 for the reason", group: "Review", run: () => setRejecting(true) },
    { keys: "s", label: "Skip", group: "Review", run: () => decide("skip") },
    { keys: "u", label: "Undo the last decision", group: "Review", run: () => void undo() },
    { keys: "escape", label: "Do not reject", group: "Review", run: () => setRejecting(false) },
    ...reasons.slice(0, 9).map(({ id, title }, index) => ({
      keys: `${index + 1}`,
      label: `Reject: ${title}`,
      group: "Review",
      enabled: rejecting,
      run: () => decide("reject", id),
    })),
  ]);

  const last = decided.at(-1);
  return (
    <section aria-label="Review queue" className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="w-56">
          <Progress done={decided.length} total={total} unit="problems" label="Decided in this session" />
        </div>
        <p role="status" className="text-muted">
          {last
            ? `${words[last.decision]}. ${formatNumber(total - decided.length)} to go.`
            : `${formatNumber(total)} to decide.`}
        </p>
        <span className="ml-auto flex gap-2">
          <Button variant="ghost" icon={<Undo2 />} shortcut="u" disabled={!last} onClick={() => void undo()}>
            Undo
          </Button>
          <Button variant="ghost" icon={<CircleHelp />} shortcut="?" onClick={openSheet}>
            Keys
          </Button>
        </span>
      </div>
      {current ? (
        <ReviewCard
          key={current.id}
          problemId={current.id}
          curriculum={current.curriculum}
          actions={
            rejecting ? (
              <ul aria-label="Reason to reject" className="flex flex-wrap gap-2">
                {reasons.map(({ id, title }, index) => (
                  <li key={id}>
                    <Button variant="danger" onClick={() => decide("reject", id)}>
                      {index < 9 && <Kbd keys={`${index + 1}`} />} {title}
                    </Button>
                  </li>
                ))}
                <li>
                  <Button variant="ghost" onClick={() => setRejecting(false)}>
                    Cancel
                  </Button>
                </li>
              </ul>
            ) : (
              <div className="flex flex-wrap gap-2">
                <Button variant="primary" icon={<Check />} shortcut="a" onClick={() => decide("approve")}>
                  Approve
                </Button>
                <Button variant="danger" icon={<X />} shortcut="r" onClick={() => setRejecting(true)}>
                  Reject
                </Button>
                <Button icon={<SkipForward />} shortcut="s" onClick={() => decide("skip")}>
                  Skip
                </Button>
              </div>
            )
          }
        />
      ) : (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            icon={ListChecks}
            title={total > items.length ? "This batch is done" : "Nothing waits for you"}
            action={
              total > items.length && <Button onClick={() => window.location.reload()}>Next batch</Button>
            }
          >
            {total > items.length
              ? `${formatNumber(total - items.length)} problems are left.`
              : "Problems come here when a generate or verify run has made or measured them."}
          </EmptyState>
        </div>
      )}
    </section>
  );
}

type Answer = Awaited<ReturnType<typeof decideAction>>;

/** Whether it was saved; says why where it was not. */
async function save(send: () => Promise<Answer>): Promise<boolean> {
  try {
    const answer = await send();
    if (answer.ok) return true;
    toast.error(answer.errors.map(({ message }) => message).join(" "));
  } catch {
    toast.error("The server did not answer, so the decision was not saved.");
  }
  return false;
}
