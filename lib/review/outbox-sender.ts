import type { Text } from "@/lib/language/words";
import type { DeskAnswer, DeskCommand } from "./desk-command";
import { answered, drop, type Outbox, problemsDone, put, readOutbox, refuse, sendAgain } from "./outbox";

/** What came of sending a command. `later`: the server was not reached, or cannot now; the command stays first in line. */
export type Outcome =
  | { readonly kind: "answered"; readonly answer: DeskAnswer }
  | { readonly kind: "refused"; readonly why: Text; readonly mayInsist: boolean }
  | { readonly kind: "later"; readonly why: Text };

export type OutboxSurroundings = {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly key: string;
  readonly send: (command: DeskCommand) => Promise<Outcome>;
  readonly onAnswer: (command: DeskCommand, answer: DeskAnswer) => void;
  /** Calls back some time later, to try again; tests do it at once. */
  readonly later: (again: () => void, milliseconds: number) => void;
  /** Lets one page at a time send; two would only send the same twice, which counts once. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
};

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** Keeps a reviewer's commands in the browser's storage and sends them one after another until each is answered. */
export class OutboxSender {
  /** Why nothing is sent at the moment; null where nothing waits or all goes well. */
  trouble: Text | null = null;
  private outbox: Outbox;
  private underWay: string | null = null;
  private running = false;
  private pauseMs = firstPauseMs;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly around: OutboxSurroundings) {
    this.outbox = readOutbox(around.storage.getItem(around.key));
  }

  get current(): Outbox {
    return this.outbox;
  }

  get done(): ReadonlySet<string> {
    return problemsDone(this.outbox);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a command and sends it in the background. */
  add(command: DeskCommand, about: Text): void {
    this.change((outbox) => put(outbox, { command, about }, this.underWay));
    void this.flush();
  }

  again(id: string): void {
    this.change((outbox) => sendAgain(outbox, id));
    void this.flush();
  }

  drop(id: string): void {
    this.change((outbox) => drop(outbox, id));
  }

  /** Another page of this browser has written to the storage. */
  read(): void {
    this.outbox = readOutbox(this.around.storage.getItem(this.around.key));
    this.tell();
  }

  /** Sends what waits; also called when the network comes back. */
  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let reached = true;
    try {
      // What was added while the last answer came in is sent as well.
      while (reached && this.outbox.waiting.length > 0) {
        await this.around.alone(async () => {
          reached = await this.sendAll();
        });
      }
    } finally {
      this.running = false;
    }
  }

  /** @returns whether the server was reached to the end */
  private async sendAll(): Promise<boolean> {
    for (;;) {
      const next = this.outbox.waiting[0];
      if (!next) {
        this.say(null);
        return true;
      }
      const { id } = next.command;
      this.underWay = id;
      const outcome = await this.around.send(next.command);
      this.underWay = null;
      if (outcome.kind === "later") {
        this.say(outcome.why);
        this.around.later(() => void this.flush(), this.pauseMs);
        this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
        return false;
      }
      this.pauseMs = firstPauseMs;
      if (outcome.kind === "refused") {
        this.change((outbox) => refuse(outbox, id, outcome.why, outcome.mayInsist));
      } else {
        this.change((outbox) => answered(outbox, id));
        this.around.onAnswer(next.command, outcome.answer);
      }
    }
  }

  private say(trouble: Text | null): void {
    this.trouble = trouble;
    this.tell();
  }

  private change(step: (outbox: Outbox) => Outbox): void {
    this.outbox = step(this.outbox);
    this.around.storage.setItem(this.around.key, JSON.stringify(this.outbox));
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
