import { trainedRun } from "@/lib/api/trainer/testing/trained-run";
import { createApiToken } from "@/lib/auth/api-tokens";
import type { Database } from "@/lib/db";
import { post } from "./post";

const names = 20;
const stepsACall = 5;

/** Metric points taken a second over `seconds`, while a reader follows the run as its page does. */
export async function measureIngest(db: Database, url: string, seconds: number) {
  const { run, token } = await trainedRun(db, [[0, "x"]]);
  const reader = new AbortController();
  const live = followLive(db, url, run.id, reader.signal);
  let step = 0;
  let points = 0;
  const start = performance.now();
  const lane = async () => {
    while (performance.now() < start + seconds * 1_000) {
      const first = step;
      step += stepsACall;
      const metrics = Array.from({ length: names * stepsACall }, (_, i) => ({
        key: `metric/${i % names}`,
        step: first + Math.floor(i / names),
        value: Math.sin(i),
        timestamp: 0,
      }));
      await post(`${url}/api/2.0/mlflow/runs/log-batch`, token, { run_id: run.id, metrics });
      points += metrics.length;
    }
  };
  await Promise.all([lane(), lane()]);
  const took = (performance.now() - start) / 1_000;
  reader.abort();
  const stored = await db.metric.count({ where: { runId: run.id } });
  if (stored !== points) throw new Error(`${points} points were sent, ${stored} are stored.`);
  console.log(`ingest: the live reader got ${await live} messages meanwhile`);
  return { ingestMetricsPerSecond: Math.round(points / took) };
}

/** The subscription that the run page holds; returns how many messages came. */
async function followLive(db: Database, url: string, runId: string, signal: AbortSignal): Promise<number> {
  const user = await db.user.create({ data: { name: "Bench", email: "bench@example.org", role: "viewer" } });
  const actor = { kind: "person", userId: user.id, name: user.name, role: "viewer" } as const;
  const { token } = await createApiToken(db, actor, { name: "bench", days: 1 });
  const input = encodeURIComponent(JSON.stringify({ json: { runId } }));
  let messages = 0;
  try {
    const reply = await fetch(`${url}/api/trpc/runs.follow?input=${input}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
      signal,
    });
    const decoder = new TextDecoder();
    for await (const part of reply.body ?? [])
      messages += decoder
        .decode(part)
        .split("\n")
        .filter((line) => line.startsWith("data:")).length;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return messages;
}
