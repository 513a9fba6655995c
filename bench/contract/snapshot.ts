import { readFileSync } from "node:fs";
import { join } from "node:path";
import { trainedRun } from "@/lib/api/trainer/testing/trained-run";
import type { Database } from "@/lib/db";

const problems = 100_000;

/** Seconds until the last line of 100,000 problems, and by how much the web server grew on the way, in MB. Linux. */
export async function measureSnapshot(db: Database, url: string, data: string) {
  const { run, token, snapshot } = await trainedRun(
    db,
    Array.from({ length: problems }, (_, i) => [i % 4, `${i + 2}*x^${(i % 7) + 1} + sin(${i}*x)`] as const),
  );
  const { services } = JSON.parse(readFileSync(join(data, "running.json"), "utf8")) as {
    services: Record<string, number>;
  };
  const memory = () =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${services.web}/status`, "utf8"))?.[1]) / 1024;
  const before = memory();
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 20);
  const start = performance.now();
  const reply = await fetch(`${url}/api/trainer/runs/${run.id}/problems`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  let end = "";
  let lines = 0;
  const decoder = new TextDecoder();
  for await (const part of reply.body ?? []) {
    const text = decoder.decode(part, { stream: true });
    for (const letter of text) if (letter === "\n") lines++;
    end = (end + text).slice(-300);
  }
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(watching);
  if (lines !== problems + 1 || !end.includes(snapshot.contentHash))
    throw new Error(`Incomplete: ${lines} lines.`);
  console.log(`snapshot: the web server held ${before.toFixed(0)} MB before, at most ${peak.toFixed(0)} MB`);
  return { snapshotSeconds: Number(seconds.toFixed(2)), snapshotPeakMb: Math.round(peak - before) };
}
