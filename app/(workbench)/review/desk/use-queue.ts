"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import superjson from "superjson";
import type { Handout, QueueItem } from "@/lib/review";
import { useTRPC, useTRPCClient } from "@/lib/ui/api";
import { useEvidenceQuery } from "../../curricula/problem/use-evidence";
import { plottedAttempt } from "./plotted-attempt";

/** As many problems are held at a time: enough for a fast reader, few enough for the others. */
const held = 8;
const refillBelow = 4;
const preloaded = 3;
/** As many as the server takes. */
const mostDecided = 200;
const pauseBetweenStepsMs = 200;
const pauseWhileOthersWorkMs = 3_000;

type QueueState = "loading" | "ready" | "failed";

/**
 * The problems that the queue handed to this person, the next ones loaded before they are needed. They are given back when the
 * page is left; a lease is renewed only while the person does something.
 * @param done problems that were decided on, which the server may not know yet
 */
export function useQueue(curriculumId: string | undefined, done: ReadonlySet<string>) {
  const client = useTRPCClient();
  const [items, setItems] = useState<readonly QueueItem[]>([]);
  const [handout, setHandout] = useState<Handout | null>(null);
  const [state, setState] = useState<QueueState>("loading");
  const asking = useRef(false);
  /** Decided on here, and so not to be shown again by an answer that the server gave before it knew. */
  const [finished, setFinished] = useState<ReadonlySet<string>>(new Set());
  /** How many problems left the desk since the page was opened, less those that came back. */
  const [gone, setGone] = useState(0);
  const [goneAtHandout, setGoneAtHandout] = useState(0);
  const open = items.filter(({ problemId }) => !done.has(problemId) && !finished.has(problemId));

  const ask = useEffectEvent(async (skipped: "again" | "never" = "never") => {
    if (asking.current) return;
    asking.current = true;
    try {
      const wanted = Math.min(50, held + done.size);
      const decided = [...done].slice(0, mostDecided);
      const next = await client.review.handOut.mutate({ curriculumId, wanted, skipped, decided });
      setHandout(next);
      setGoneAtHandout(gone);
      if (skipped === "again") setFinished(new Set());
      setItems((current) => merged(current, next.items));
      setState("ready");
    } catch {
      setState((was) => (was === "loading" ? "failed" : was));
    } finally {
      asking.current = false;
    }
  });
  useEffect(() => void ask(), []);
  const isLow = state === "ready" && open.length < refillBelow && (handout?.items.length ?? 0) > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each decision is a reason to ask again
  useEffect(() => {
    if (isLow) void ask();
  }, [isLow, open.length, done.size]);

  const othersWork = open.length === 0 && (handout?.waiting || handout?.elsewhere.withOthers || 0) > 0;
  // What they hold comes back when they walk away; what they are just being handed looks held for a moment.
  useEffect(() => {
    if (!othersWork) return;
    const timer = setInterval(() => void ask(), pauseWhileOthersWorkMs);
    return () => clearInterval(timer);
  }, [othersWork]);

  useGiveBack(open, handout?.leaseUntil ?? null);
  useRenewal(handout?.leaseUntil ?? null, ask);
  usePreloading(open.slice(0, preloaded));
  usePreparation(handout?.unprepared ?? noCurricula, ask);

  const show = useCallback((again: readonly QueueItem[]) => {
    setGone((count) => count - again.length);
    const shown = new Set(again.map(({ problemId }) => problemId));
    setFinished((ids) => new Set([...ids].filter((id) => !shown.has(id))));
    setItems((current) => [...again, ...current.filter(({ problemId }) => !shown.has(problemId))]);
  }, []);
  const finish = useCallback((problemIds: readonly string[]) => {
    setGone((count) => count + problemIds.length);
    setFinished((ids) => new Set([...ids, ...problemIds]));
    setItems((current) => current.filter(({ problemId }) => !problemIds.includes(problemId)));
  }, []);
  // What the server counted less what was decided since; what lies on the desk is left in any case.
  const left = Math.max(open.length, (handout?.waiting ?? 0) - (gone - goneAtHandout));
  return { items: open, left, state, handout, ask, show, finish };
}

const noCurricula: readonly string[] = [];

/** What is on the desk stays in its place; what is new comes behind it. */
function merged(current: readonly QueueItem[], next: readonly QueueItem[]): readonly QueueItem[] {
  const known = new Set(current.map(({ problemId }) => problemId));
  return [...current, ...next.filter(({ problemId }) => !known.has(problemId))];
}

function useGiveBack(items: readonly QueueItem[], leaseUntil: Date | null) {
  const leave = useEffectEvent(() => {
    const problemIds = items.map(({ problemId }) => problemId);
    if (problemIds.length === 0 || !leaseUntil) return;
    // Kept alive, since the page may be gone before it is answered; the lease takes back what does not arrive.
    void fetch("/api/trpc/review.giveBack", {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: superjson.stringify({ problemIds, leaseUntil }),
    }).catch(() => {});
  });
  useEffect(() => {
    const leaving = () => leave();
    window.addEventListener("pagehide", leaving);
    return () => {
      window.removeEventListener("pagehide", leaving);
      leaving();
    };
  }, []);
}

function useRenewal(leaseUntil: Date | null, ask: () => Promise<void>) {
  const renew = useEffectEvent(() => void ask());
  useEffect(() => {
    if (!leaseUntil) return;
    let active = false;
    const seen = () => {
      active = true;
    };
    const timer = setTimeout(
      () => active && renew(),
      Math.max(5_000, (leaseUntil.getTime() - Date.now()) / 2),
    );
    for (const event of ["keydown", "pointermove"]) window.addEventListener(event, seen, { once: true });
    return () => {
      clearTimeout(timer);
      for (const event of ["keydown", "pointermove"]) window.removeEventListener(event, seen);
    };
  }, [leaseUntil]);
}

function usePreloading(next: readonly QueueItem[]) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const evidenceQuery = useEvidenceQuery();
  const ids = next.map(({ problemId }) => problemId).join();
  const load = useEffectEvent(async (problemId: string) => {
    const evidence = await queryClient.fetchQuery(evidenceQuery(problemId)).catch(() => null);
    const attempt = evidence && plottedAttempt(evidence.attempts);
    if (attempt) void queryClient.prefetchQuery(trpc.review.plot.queryOptions({ attemptId: attempt.id }));
  });
  useEffect(() => {
    for (const problemId of ids.split(",").filter(Boolean)) void load(problemId);
  }, [ids]);
}

/** Has the server work the queue out, a thousand problems at a time, while the person already works. */
function usePreparation(unprepared: readonly string[], ask: () => Promise<void>) {
  const client = useTRPCClient();
  const again = useEffectEvent(() => void ask());
  const key = unprepared.join();
  useEffect(() => {
    let left = true;
    async function prepare() {
      for (const curriculumId of key.split(",").filter(Boolean)) {
        while (left) {
          const step = await client.review.prepare.mutate({ curriculumId }).catch(() => null);
          if (!step?.left) break;
          await new Promise((resolve) => setTimeout(resolve, pauseBetweenStepsMs));
        }
      }
      if (left && key) again();
    }
    void prepare();
    return () => {
      left = false;
    };
  }, [client, key]);
}
