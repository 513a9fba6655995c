"use client";

import { TRPCClientError } from "@trpc/client";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { AppRouter } from "@/lib/api/router";
import type { DeskAnswer, DeskCommand } from "@/lib/review";
import { emptyOutbox } from "@/lib/review/outbox";
import { OutboxSender, type Outcome } from "@/lib/review/outbox-sender";
import { useTRPCClient } from "@/lib/ui/api";

const lockName = "ladderboard-outbox";

/**
 * What this person has still to send, from this browser. It goes on sending what an earlier page left behind.
 * @param onAnswer called for each command that the server has carried out
 */
export function useOutbox(userId: string, onAnswer: (command: DeskCommand, answer: DeskAnswer) => void) {
  const client = useTRPCClient();
  const answered = useEffectEvent(onAnswer);
  const [sender, setSender] = useState<OutboxSender | null>(null);

  useEffect(() => {
    const key = `ladderboard-outbox:${userId}`;
    const made = new OutboxSender({
      storage: window.localStorage,
      key,
      send: async (command): Promise<Outcome> => {
        try {
          return { kind: "answered", answer: await client.review.send.mutate(command) };
        } catch (error) {
          return outcomeOf(error, command);
        }
      },
      onAnswer: (command, answer) => answered(command, answer),
      later: (again, milliseconds) => setTimeout(again, milliseconds),
      alone: (work) => (navigator.locks ? navigator.locks.request(lockName, work) : work()),
    });
    setSender(made);
    void made.flush();
    const online = () => void made.flush();
    const stored = (event: StorageEvent) => event.key === key && made.read();
    window.addEventListener("online", online);
    window.addEventListener("storage", stored);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("storage", stored);
    };
  }, [client, userId]);

  const subscribe = (listener: () => void) => sender?.subscribe(listener) ?? (() => {});
  const outbox = useSyncExternalStore(
    subscribe,
    () => sender?.current ?? emptyOutbox,
    () => emptyOutbox,
  );
  const trouble = useSyncExternalStore(
    subscribe,
    () => sender?.trouble ?? null,
    () => null,
  );
  return { sender, outbox, trouble };
}

function outcomeOf(error: unknown, command: DeskCommand): Outcome {
  const data = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : null;
  if (!data) return { kind: "later", why: { key: "outbox.trouble.unreachable" } };
  if (data.reason === "unauthenticated") return { kind: "later", why: { key: "outbox.trouble.signedOut" } };
  if (data.httpStatus >= 500 || data.reason === "rate-limited")
    return { kind: "later", why: { key: "outbox.trouble.server" } };
  const message = error instanceof Error ? error.message : "";
  const why = [message, data.remedy].filter(Boolean).join(" ");
  return { kind: "refused", why, mayInsist: command.kind === "decide" && data.reason === "conflict" };
}
