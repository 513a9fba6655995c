import { Worker } from "node:worker_threads";
import { type Task, TaskError } from "../backend";
import type { ThreadReply } from "./thread";

type Waiting = { task: Task; resolve: (value: unknown) => void; reject: (error: TaskError) => void };

/**
 * One thread with its own line of tasks. The deadline is held from outside, so that a task that never returns costs its
 * thread and nothing else; a new thread takes its place.
 */
export class PoolThread {
  private worker: Worker | null = null;
  private readonly line: Waiting[] = [];
  private current: (Waiting & { timer: NodeJS.Timeout }) | null = null;
  private closed = false;

  constructor(
    private readonly file: string,
    private readonly deadlineMs: number,
  ) {}

  /** Tasks under way and waiting. */
  get load(): number {
    return this.line.length + (this.current ? 1 : 0);
  }

  run(task: Task): Promise<unknown> {
    if (this.closed) return Promise.reject(new TaskError("closed", "The pool of threads is closed."));
    return new Promise((resolve, reject) => {
      this.line.push({ task, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const waiting of this.line.splice(0))
      waiting.reject(new TaskError("closed", "The pool of threads is closed."));
    this.settle((current) => current.reject(new TaskError("closed", "The pool of threads is closed.")));
    await this.worker?.terminate();
  }

  private next(): void {
    if (this.current || this.closed) return;
    const waiting = this.line.shift();
    if (!waiting) return;
    const timer = setTimeout(() => {
      const seconds = this.deadlineMs / 1000;
      this.replace(
        new TaskError("deadline", `A ${waiting.task.kind} task took more than ${seconds} s and was ended.`),
      );
    }, this.deadlineMs);
    this.current = { ...waiting, timer };
    this.worker ??= this.start();
    this.worker.postMessage(waiting.task);
  }

  private start(): Worker {
    const worker = new Worker(this.file);
    // A pool that nobody uses must not keep a command from ending.
    worker.unref();
    worker.on("message", (reply: ThreadReply) => {
      this.settle((current) =>
        "failure" in reply
          ? current.reject(new TaskError("failure", reply.failure))
          : current.resolve(reply.value),
      );
      this.next();
    });
    worker.on("error", (error) => this.replace(new TaskError("crash", `A thread ended: ${error.message}`)));
    return worker;
  }

  private replace(error: TaskError): void {
    void this.worker?.removeAllListeners().terminate();
    this.worker = null;
    this.settle((current) => current.reject(error));
    this.next();
  }

  private settle(how: (current: Waiting) => void): void {
    const { current } = this;
    if (!current) return;
    clearTimeout(current.timer);
    this.current = null;
    how(current);
  }
}
