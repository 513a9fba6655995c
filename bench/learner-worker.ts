import { parentPort } from "node:worker_threads";
import { collectGroup } from "@/lib/domains/integration/rule-policy";
import type { PoolRequest } from "./learner-pool";

parentPort?.on("message", ({ weights, tasks, settings }: PoolRequest) => {
  parentPort?.postMessage(tasks.map((task) => collectGroup(weights, task, settings)));
});
