import { hash as digest } from "node:crypto";
import { LadderboardError } from "@/lib/errors";
import { chainStart } from "./export";

export type ExportStatus =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | {
      readonly intact: false;
      /** Entries before the first that is wrong. */
      readonly entries: number;
      /** Number of the first entry that is wrong. */
      readonly brokenAt: number;
      readonly why: string;
    };

/**
 * Follows the chain of an exported audit log without any database: recomputes each hash as SHA-256 of the previous hash, a
 * newline and the payload. `head`: the last hash as somebody noted it elsewhere, which tells a log written anew from the first one.
 * @throws LadderboardError invalid where the text is no export
 */
export async function verifyExport(chunks: AsyncIterable<string>, head?: string): Promise<ExportStatus> {
  let announced: { entries: number; head: string } | null = null;
  let previous = chainStart;
  let entries = 0;
  for await (const lines of linesOf(chunks)) {
    for (const line of lines) {
      if (line === "") continue;
      if (announced === null) {
        announced = headerOf(line);
        continue;
      }
      const why = faultOf(line, entries + 1, previous);
      if (why.fault !== null) return { intact: false, entries, brokenAt: entries + 1, why: why.fault };
      previous = why.hash;
      entries += 1;
    }
  }
  if (announced === null) throw noExport();
  const broken = (why: string): ExportStatus => ({ intact: false, entries, brokenAt: entries + 1, why });
  if (entries < announced.entries)
    return broken(`the file ends here, and its header speaks of ${announced.entries} entries`);
  if (entries > announced.entries) return broken("there are more entries than the header speaks of");
  if (previous !== announced.head) return broken("the last hash is not the one in the header");
  if (head !== undefined && previous !== head) return broken("the last hash is not the one that was noted");
  return { intact: true, entries, head: previous };
}

function headerOf(line: string): { entries: number; head: string } {
  const header = parsed(line);
  if (header?.format !== "ladderboard-audit" || header.version !== 1) throw noExport();
  return { entries: Number(header.entries), head: String(header.head) };
}

const noExport = () =>
  new LadderboardError("invalid", "This is no exported audit log.", {
    remedy: "Make one with `npx ladderboard audit export --out FILE`.",
  });

type Checked = { fault: string } | { fault: null; hash: string };

function faultOf(line: string, number: number, previous: string): Checked {
  const entry = parsed(line);
  if (!entry) return { fault: "the line is no JSON" };
  const { id, previousHash, payload, hash } = entry;
  if (id !== number) return { fault: `entry ${number} is missing: ${String(id)} stands in its place` };
  if (previousHash !== previous) return { fault: "it is not linked to the entry before it" };
  const computed = digest("sha256", `${previous}\n${String(payload)}`, "hex");
  return computed === hash
    ? { fault: null, hash: computed }
    : { fault: "its content was changed after it was written" };
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Whole lines, as many together as a piece of the text holds. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
  yield [rest];
}
