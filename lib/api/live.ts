import { Client } from "pg";
import { z } from "zod";
import { databaseUrl } from "@/lib/db";

/** What the database says when something was written; it names what to read again and carries no content. */
const noticeSchema = z.object({
  kind: z.enum(["event", "metric", "run", "problems"]),
  runId: z.string().nullish(),
  curriculumId: z.string().nullish(),
});
export type Notice = z.output<typeof noticeSchema>;

type Listener = (notice: Notice | "reconnected") => void;

/** Milliseconds between attempts to get a lost connection back. */
const retryDelay = 1000;

/** One LISTEN connection a process, opened for the first listener and shared by all. */
class LiveFeed {
  private readonly listeners = new Set<Listener>();
  private client: Client | undefined;
  private connecting = false;

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    void this.connect();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  /** After a loss everybody is told: what was written meanwhile was not announced to us. */
  private async connect(): Promise<void> {
    if (this.client || this.connecting || this.listeners.size === 0) return;
    this.connecting = true;
    const client = new Client({ connectionString: databaseUrl(), keepAlive: true });
    client.on("notification", ({ payload }) => this.announce(payload ?? ""));
    client.on("error", () => this.lost(client));
    client.on("end", () => this.lost(client));
    try {
      await client.connect();
      await client.query("LISTEN ladderboard");
      this.client = client;
      for (const listener of this.listeners) listener("reconnected");
    } catch {
      await client.end().catch(() => undefined);
      this.retry();
    } finally {
      this.connecting = false;
    }
    if (this.listeners.size === 0) this.close();
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.retry();
  }

  private retry(): void {
    setTimeout(() => void this.connect(), retryDelay).unref();
  }

  private close(): void {
    const client = this.client;
    this.client = undefined;
    client?.end().catch(() => undefined);
  }

  private announce(payload: string): void {
    const notice = noticeSchema.safeParse(parsedJson(payload));
    if (!notice.success) return;
    for (const listener of this.listeners) listener(notice.data);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const shared = globalThis as { ladderboardLiveFeed?: LiveFeed };

/**
 * Yields once at the start, then after each notice that `concerns` takes, until aborted. Notices that arrive while the
 * caller is busy are one: it reads the newest state anyway. Also yields every `atLeastEvery` milliseconds.
 */
export async function* wakeUps(
  concerns: (notice: Notice) => boolean,
  signal: AbortSignal,
  atLeastEvery = 15_000,
): AsyncGenerator<void> {
  shared.ladderboardLiveFeed ??= new LiveFeed();
  let due = true;
  let wake: () => void = () => undefined;
  const ring = () => {
    due = true;
    wake();
  };
  const stop = shared.ladderboardLiveFeed.subscribe((notice) => {
    if (notice === "reconnected" || concerns(notice)) ring();
  });
  const timer = setInterval(ring, atLeastEvery);
  signal.addEventListener("abort", ring);
  try {
    while (!signal.aborted) {
      if (due) {
        due = false;
        yield;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (due) resolve();
        });
      }
    }
  } finally {
    stop();
    clearInterval(timer);
    signal.removeEventListener("abort", ring);
  }
}
