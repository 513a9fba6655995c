import { parentPort } from "node:worker_threads";
import type { Task } from "../backend";
import { performTask } from "./perform-task";

export type ThreadReply = { readonly value: unknown } | { readonly failure: string };

/** One thread of the pool: takes a task, does it, answers. Its parent ends it when it takes too long. */
parentPort?.on("message", (task: Task) => {
  let reply: ThreadReply;
  try {
    reply = { value: performTask(task) };
  } catch (error) {
    reply = { failure: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(reply);
});
