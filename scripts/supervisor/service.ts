import { setTimeout as wait } from "node:timers/promises";

/** A started process. `ended` resolves when it ends, for whatever reason. */
export type Running = { readonly pid: number; readonly ended: Promise<void>; stop(): Promise<void> };

/** A process that ends this often within this many milliseconds of its starts is not started again. */
const crashLimit = 5;
const crashWindow = 60_000;

/** Keeps one process up: starts it again when it dies, until it is stopped or dies too often. */
export class Service {
  private running: Running | null = null;
  private stopping = false;
  private crashes: number[] = [];

  constructor(
    readonly name: string,
    private readonly start: () => Promise<Running>,
    private readonly report: { restarted(service: Service): void; gaveUp(service: Service): void },
  ) {}

  get pid(): number | null {
    return this.running?.pid ?? null;
  }

  async up(): Promise<void> {
    this.running = await this.start();
    void this.running.ended.then(() => this.afterEnd());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running?.stop();
  }

  private async afterEnd(): Promise<void> {
    this.running = null;
    while (!this.stopping) {
      const now = Date.now();
      this.crashes = [...this.crashes.filter((at) => now - at < crashWindow), now];
      if (this.crashes.length >= crashLimit) return this.report.gaveUp(this);
      await wait(250 * 2 ** (this.crashes.length - 1));
      if (this.stopping) return;
      try {
        await this.up();
        // A stop that was asked for while it started found nothing to stop.
        if (this.stopping) await this.stop();
        else this.report.restarted(this);
        return;
      } catch {
        // The start itself failed: one more crash. The process's own log says why.
      }
    }
  }
}
