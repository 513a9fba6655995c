import { stripVTControlCharacters } from "node:util";
import type { RayClient } from "@/lib/backends/ray";
import type { Transaction } from "@/lib/db";

/** Characters of a job's output that become events; the whole of it stays on the cluster. */
const mostKept = 2_000_000;
/** Characters of one event. */
const mostInAnEvent = 8_000;

/** What a terminal would obey or hide, taken out: escape sequences, other control characters, marks that turn text around. */
export function plainText(output: string): string {
  return stripVTControlCharacters(output)
    .replace(/\r+\n?/g, "\n")
    .replace(/[\u202a-\u202e\u2066-\u2069\p{Surrogate}]/gu, "\uFFFD")
    .replace(/[^\P{Cc}\n\t]/gu, "");
}

/** What the job has printed since it was last asked; `from` counts the characters that are known. */
export async function newOutput(client: RayClient, submissionId: string, from: number) {
  if (from >= mostKept) return null;
  const all = (await client.logs(submissionId)).slice(0, mostKept);
  if (all.length <= from) return null;
  // A line that is still being written waits for its end.
  const end = all.length === mostKept ? all.length : Math.max(from, all.lastIndexOf("\n") + 1);
  return end > from ? { text: all.slice(from, end), length: end } : null;
}

/** Writes output as events, with how much of it is known, so that a crash repeats none. */
export async function saveOutput(
  tx: Transaction,
  runId: string,
  { text, length }: { text: string; length: number },
): Promise<void> {
  const plain = plainText(text).trimEnd();
  for (let start = 0; start < plain.length; start += mostInAnEvent)
    await tx.runEvent.create({
      data: { runId, kind: "output", message: plain.slice(start, start + mostInAnEvent) },
    });
  await tx.rayJob.update({ where: { runId }, data: { logLength: length } });
}
