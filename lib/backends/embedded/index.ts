import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type {
  GroupRollouts,
  GroupTask,
  GrpoSettings,
  PolicyValues,
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
      const shares = evenShares(tasks, parallelism);
      const values = { values: Float64Array.from(weights.values) };
      const groups = await Promise.all(
        shares.map((share, index) => collect(threads[index]!, values, share, settings, run)),
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
  weights: PolicyValues,
  tasks: readonly GroupTask[],
  settings: GrpoSettings,
  run: (thread: PoolThread, task: { kind: "collect" } & CollectParts) => Promise<GroupRollouts[]>,
): Promise<GroupRollouts[]> {
  return tasks.length === 0 ? [] : run(thread, { kind: "collect", weights, tasks, settings });
}
type CollectParts = { weights: PolicyValues; tasks: readonly GroupTask[]; settings: GrpoSettings };

/** As many for each thread; a problem mostly comes to the thread that remembers its moves from the last time. */
function evenShares(tasks: readonly GroupTask[], shares: number): GroupTask[][] {
  const inOrder = [...tasks].sort((a, b) => placeOf(a.problem.id) - placeOf(b.problem.id));
  const start = (share: number): number => Math.ceil((share * inOrder.length) / shares);
  return Array.from({ length: shares }, (_, share) => inOrder.slice(start(share), start(share + 1)));
}

function placeOf(id: string): number {
  let hash = 7;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) % 65_521;
  return hash;
}
