"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Words } from "@/lib/language/words";
import type { QueueItem } from "@/lib/review";
import type { OutboxSender } from "@/lib/review/outbox-sender";
import { useEvidenceQuery } from "../../curricula/problem/use-evidence";
import { newId } from "./new-id";

export type Choice = "approve" | "reject" | "skip";
export type Decided = { readonly item: QueueItem; readonly statement: string; readonly latex: string };
/** What was done at once, for the words above the card and for undo: with one problem, or with several from the grid. */
export type Done = { readonly problems: readonly Decided[]; readonly what: Choice | "flag" };

/** Nobody judges a problem in less; a second press of the same key was meant for the problem before. */
const doublePressMs = 200;

type Desk = {
  sender: OutboxSender | null;
  current: QueueItem | undefined;
  /** Shows problems again, in front of the others. */
  show: (items: readonly QueueItem[]) => void;
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
  function judged(what: Done["what"]): Decided | null {
    if (!current || !sender) return null;
    const evidence = queryClient.getQueryData(evidenceQuery(current.problemId).queryKey);
    const last = handled.current;
    if (!evidence || last?.problemId === current.problemId) return null;
    if (last?.what === what && performance.now() - last.at < doublePressMs) return null;
    handled.current = { problemId: current.problemId, what, at: performance.now() };
    return { item: current, statement: evidence.statement, latex: evidence.latex };
  }

  function take(problems: readonly Decided[], what: Done["what"]): void {
    finish(problems.map(({ item }) => item.problemId));
    setDone((list) => [...list, { problems, what }]);
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
    const { statement } = on;
    sender!.add(command, { key: `outbox.about.${decision}`, values: { statement } });
    take([on], decision);
    return true;
  }

  /** One decision on several problems, taken back as one. */
  function decideTogether(
    problems: readonly Decided[],
    decision: "approve" | "reject",
    reason?: string,
  ): boolean {
    const last = problems.at(-1);
    if (!sender || !last) return false;
    for (const { item, statement } of problems) {
      const { problemId } = item;
      const command = { kind: "decide" as const, id: newId(), problemId, decision, reason, fromQueue: true };
      sender.add(command, { key: `outbox.about.${decision}`, values: { statement } });
    }
    handled.current = { problemId: last.item.problemId, what: decision, at: performance.now() };
    take(problems, decision);
    return true;
  }

  function flag(note: string): boolean {
    const on = judged("flag");
    if (!on) return false;
    const { problemId } = on.item;
    const { statement } = on;
    const about: Words = { key: "outbox.about.flag", values: { statement } };
    sender!.add({ kind: "flag", id: newId(), problemId, note }, about);
    take([on], "flag");
    return true;
  }

  function undo(): void {
    const last = done.at(-1);
    if (!last || !sender) return;
    const kind = last.what === "flag" ? ("settle-flag" as const) : ("undo" as const);
    for (const { item, statement } of last.problems) {
      const about: Words = { key: "outbox.about.undo", values: { statement } };
      sender.add({ kind, id: newId(), problemId: item.problemId }, about);
    }
    handled.current = null;
    setDone((list) => list.slice(0, -1));
    show(last.problems.map(({ item }) => item));
  }

  return { done, decide, decideTogether, flag, undo };
}

export type Decisions = ReturnType<typeof useDecisions>;
