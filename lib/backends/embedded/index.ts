import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type {
  GroupRollouts,
  GroupTask,
  GrpoSettings,
  PolicyWeights,
} from "@/lib/domains/integration/rule-policy";
import type { Backend, Task, TaskResult } from "../backend";
import { PoolThread } from "./pool-thread";

/** The longest a task may take: far above any honest one, far below what a person would wait for. */
const taskDeadlineMs = 60_000;

/** This machine: a thread a core, each ended and replaced when a task of its own takes too long. */
export function embeddedBackend(
  options: { threads?: number; deadlineMs?: number; file?: string } = {},
): Backend {
  const parallelism = options.threads ?? Math.max(1, availableParallelism());
  const file = options.file ?? resolve("dist/thread.js");
  const threads = Array.from(
    { length: parallelism },
    () => new PoolThread(file, options.deadlineMs ?? taskDeadlineMs),
  );
  const run = <T extends Task>(thread: PoolThread, task: T) => thread.run(task) as Promise<TaskResult<T>>;

  return {
    parallelism,
    compute: (task) =>
      run(
        threads.reduce((least, one) => (one.load < least.load ? one : least)),
        task,
      ),
    collectGroups: async (weights, tasks, settings) => {
      // A problem always goes to the same thread, which remembers its moves.
      const shares = threads.map((_, share) =>
        tasks.filter(({ problem }) => shareOf(problem.id, parallelism) === share),
      );
      const groups = await Promise.all(
        shares.map((share, index) => collect(threads[index]!, weights, share, settings, run)),
      );
      return groups.flat();
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

async function collect(
  thread: PoolThread,
  weights: PolicyWeights,
  tasks: readonly GroupTask[],
  settings: GrpoSettings,
  run: (thread: PoolThread, task: { kind: "collect" } & CollectParts) => Promise<GroupRollouts[]>,
): Promise<GroupRollouts[]> {
  return tasks.length === 0 ? [] : run(thread, { kind: "collect", weights, tasks, settings });
}
type CollectParts = { weights: PolicyWeights; tasks: readonly GroupTask[]; settings: GrpoSettings };

function shareOf(id: string, shares: number): number {
  let hash = 7;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) % 65_521;
  return hash % shares;
}
