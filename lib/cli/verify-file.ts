import { createReadStream, createWriteStream, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import cliProgress from "cli-progress";
import { z } from "zod";
import { type AnswerPair, type Backend, type CheckedPair, TaskError } from "@/lib/backends/backend";
import { embeddedBackend } from "@/lib/backends/embedded";
import { longestLine, textLines } from "@/lib/curriculum/exchange";
import { LadderboardError } from "@/lib/errors";

const pairsAtOnce = 64;
/** A check takes a millisecond; a batch that takes this long holds one that would never end. */
const batchDeadlineMs = 5_000;

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  integrand: z.string(),
  answer: z.string(),
  variable: z.string().min(1).max(12).default("x"),
});
type Line = { readonly id: string | number | null; readonly pair: AnswerPair | null; readonly wrong: string };

/**
 * Checks every line of a file of JSON lines and writes one line for each, in order. Memory does not grow with the file:
 * no more batches are read than are being checked. Needs no database.
 * @param seed decides where answers are compared with integrands
 * @throws LadderboardError not-found where the file cannot be read
 */
export async function verifyFile(input: string, output: string, seed: string): Promise<number> {
  const size = statSync(input, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    throw new LadderboardError("not-found", `There is no file “${input}”.`, { remedy: "Check the path." });
  }
  const backend = embeddedBackend({ deadlineMs: batchDeadlineMs });
  const source = createReadStream(input);
  const bar = progressBar(size);
  let lines = 0;
  async function* told(): AsyncGenerator<string> {
    const pending: Promise<string>[] = [];
    const first = async (): Promise<string> => {
      bar?.update(source.bytesRead);
      return pending.shift()!;
    };
    for await (const batch of batches(source)) {
      lines += batch.length;
      const checked = checkedLines(backend, batch, seed);
      // A failure is told in its turn, or by nobody where the output has failed before.
      checked.catch(() => {});
      pending.push(checked);
      if (pending.length >= 2 * backend.parallelism) yield await first();
    }
    while (pending.length > 0) yield await first();
  }
  try {
    await pipeline(told, createWriteStream(output));
    return lines;
  } finally {
    bar?.stop();
    await backend.close();
  }
}

async function* batches(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  let lines: Line[] = [];
  for await (const { text } of textLines(source)) {
    lines.push(readLine(text));
    if (lines.length < pairsAtOnce) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

function readLine(text: string | null): Line {
  const wrongLine = (wrong: string, id: string | number | null = null) => ({ id, pair: null, wrong });
  if (text === null) return wrongLine(`The line is longer than ${longestLine} characters.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrongLine("The line is not JSON.");
  }
  const read = lineSchema.safeParse(value);
  if (read.success) return { id: read.data.id ?? null, pair: read.data, wrong: "" };
  const id = z.object({ id: lineSchema.shape.id }).safeParse(value);
  const first = read.error.issues[0];
  return wrongLine(
    `${first?.path.join(".") || "The line"}: ${first?.message}`,
    id.success ? (id.data.id ?? null) : null,
  );
}

async function checkedLines(backend: Backend, lines: readonly Line[], seed: string): Promise<string> {
  const checked = await checkedPairs(
    backend,
    lines.flatMap(({ pair }) => (pair ? [pair] : [])),
    seed,
  );
  let next = 0;
  const told = lines.map(({ id, pair, wrong }) => {
    if (!pair)
      return { id, verdict: "undecided", reason: "invalid-line", explanation: wrong, microseconds: 0 };
    const { verdict, microseconds } = checked[next++]!;
    const { kind, ...rest } = verdict;
    return { id, verdict: kind, ...rest, microseconds };
  });
  return told.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** A batch that ran out of time or ended its thread is checked again pair by pair: only the culprit stays undecided. */
async function checkedPairs(
  backend: Backend,
  pairs: readonly AnswerPair[],
  seed: string,
): Promise<CheckedPair[]> {
  if (pairs.length === 0) return [];
  try {
    return await backend.compute({ kind: "check", pairs, seed });
  } catch (error) {
    if (!(error instanceof TaskError) || error.reason === "closed") throw error;
    if (pairs.length === 1) {
      const reason = error.reason === "deadline" ? "time-out" : "crash";
      const verdict = { kind: "undecided", explanation: error.message, reason } as const;
      return [{ verdict, microseconds: 0 }];
    }
    const each: CheckedPair[] = [];
    for (const pair of pairs) each.push(...(await checkedPairs(backend, [pair], seed)));
    return each;
  }
}

function progressBar(bytes: number) {
  if (!process.stderr.isTTY) return null;
  const bar = new cliProgress.SingleBar(
    { format: "verify [{bar}] {percentage} % | {eta_formatted} left", hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  bar.start(bytes, 0);
  return bar;
}
