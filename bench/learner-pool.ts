import { Worker } from "node:worker_threads";
import {
  collectGroup,
  type GroupRollouts,
  type GroupTask,
  type GrpoSettings,
  type PolicyWeights,
} from "@/lib/domains/integration/rule-policy";

export type Collect = (
  weights: PolicyWeights,
  tasks: readonly GroupTask[],
  settings: GrpoSettings,
) => Promise<GroupRollouts[]>;
export type PoolRequest = {
  readonly weights: PolicyWeights;
  readonly tasks: readonly GroupTask[];
  readonly settings: GrpoSettings;
};

/** Rollouts over `threads` worker threads; 1 stays in this one. A problem always goes to the same thread, which remembers its moves. */
export function openPool(threads: number): { collect: Collect; close: () => Promise<void> } {
  if (threads <= 1) {
    return {
      collect: async (weights, tasks, settings) => tasks.map((task) => collectGroup(weights, task, settings)),
      close: async () => {},
    };
  }
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("./learner-worker.ts", import.meta.url), { execArgv: ["--import", "tsx"] }),
  );
  const ask = (worker: Worker, request: PoolRequest): Promise<GroupRollouts[]> =>
    new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.postMessage(request);
    });
  return {
    collect: async (weights, tasks, settings) => {
      const shares = workers.map((_, i) => tasks.filter((task) => shareOf(task.problem.id, threads) === i));
      const answers = await Promise.all(
        workers.map((worker, i) => ask(worker, { weights, tasks: shares[i]!, settings })),
      );
      for (const worker of workers) worker.removeAllListeners("error");
      return answers.flat();
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

const shareOf = (id: string, threads: number): number =>
  [...id].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 65_521, 7) % threads;
