"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Words } from "@/lib/language/words";
import type { ProblemEvidence, QueueItem } from "@/lib/review";
import type { OutboxSender } from "@/lib/review/outbox-sender";
import { useEvidenceQuery } from "../../curricula/problem/use-evidence";
import { newId } from "./new-id";

export type Choice = "approve" | "reject" | "skip";
/** What was done last, for the words above the card and for undo. */
export type Done = { readonly item: QueueItem; readonly what: Choice | "flag"; readonly statement: string };

/** Nobody judges a problem in less; a second press of the same key was meant for the problem before. */
const doublePressMs = 200;

type Desk = {
  sender: OutboxSender | null;
  current: QueueItem | undefined;
  /** Shows a problem again, in front of the others. */
  show: (item: QueueItem) => void;
  /** Takes problems off the desk. */
  finish: (problemIds: readonly string[]) => void;
};

/** Decides on the problem on the desk. A decision shows the next problem at once and is sent in the background. */
export function useDecisions({ sender, current, show, finish }: Desk) {
  const queryClient = useQueryClient();
  const evidenceQuery = useEvidenceQuery();
  const [done, setDone] = useState<readonly Done[]>([]);
  const shownAt = useRef(0);
  const handled = useRef<{ problemId: string; what: Done["what"]; at: number } | null>(null);
  const currentId = current?.problemId;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts with each problem
  useEffect(() => {
    shownAt.current = performance.now();
  }, [currentId]);

  /** The problem on the desk, once it can be seen and was not just decided on. */
  function judged(what: Done["what"]): { item: QueueItem; evidence: ProblemEvidence } | null {
    if (!current || !sender) return null;
    const evidence = queryClient.getQueryData(evidenceQuery(current.problemId).queryKey);
    const last = handled.current;
    if (!evidence || last?.problemId === current.problemId) return null;
    if (last?.what === what && performance.now() - last.at < doublePressMs) return null;
    handled.current = { problemId: current.problemId, what, at: performance.now() };
    return { item: current, evidence };
  }

  function decide(decision: Choice, more: { reason?: string; note?: string } = {}): boolean {
    const on = judged(decision);
    if (!on) return false;
    const { problemId } = on.item;
    const durationMs = Math.round(performance.now() - shownAt.current);
    const command = {
      kind: "decide" as const,
      id: newId(),
      problemId,
      decision,
      fromQueue: true,
      durationMs,
      ...more,
    };
    const { statement } = on.evidence;
    sender!.add(command, { key: `outbox.about.${decision}`, values: { statement } });
    finish([problemId]);
    setDone((list) => [...list, { item: on.item, what: decision, statement }]);
    return true;
  }

  function flag(note: string): boolean {
    const on = judged("flag");
    if (!on) return false;
    const { problemId } = on.item;
    const { statement } = on.evidence;
    const about: Words = { key: "outbox.about.flag", values: { statement } };
    sender!.add({ kind: "flag", id: newId(), problemId, note }, about);
    finish([problemId]);
    setDone((list) => [...list, { item: on.item, what: "flag", statement }]);
    return true;
  }

  function undo(): void {
    const last = done.at(-1);
    if (!last || !sender) return;
    const { problemId } = last.item;
    const kind = last.what === "flag" ? ("settle-flag" as const) : ("undo" as const);
    const about: Words = { key: "outbox.about.undo", values: { statement: last.statement } };
    sender.add({ kind, id: newId(), problemId }, about);
    handled.current = null;
    setDone((list) => list.slice(0, -1));
    show(last.item);
  }

  return { done, decide, flag, undo };
}

export type Decisions = ReturnType<typeof useDecisions>;
