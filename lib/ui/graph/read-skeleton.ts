import { z } from "zod";
import type { TreeColumns } from "./tree";

const names = z.object({
  transformations: z.array(z.array(z.string())),
  models: z.array(z.string()),
  runs: z.array(z.string()),
});
const header = names.extend({
  count: z.number().int().nonnegative(),
  since: z.string(),
  columns: z.array(z.string()),
});

/** The packed columns of a curriculum, as lib/curriculum/tree-skeleton.ts describes them. */
export function readSkeleton(bytes: Uint8Array): { columns: TreeColumns; since: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + headerLength));
  const { count, since, columns, ...rest } = header.parse(JSON.parse(text));
  const starts = new Map<string, number>();
  let at = 4 + headerLength;
  for (const name of columns) {
    starts.set(name, at);
    at += count * (name === "id" ? 16 : name === "state" ? 1 : 4);
  }
  if (at !== bytes.length) throw new Error("The tree was cut short on its way.");
  const words = (name: string) => {
    const start = starts.get(name);
    if (start === undefined) return new Int32Array(count);
    return new Int32Array(bytes.slice(start, start + count * 4).buffer);
  };
  const raw = (name: string, size: number) => {
    const start = starts.get(name) ?? bytes.length;
    return bytes.subarray(start, start + count * size);
  };
  return {
    since,
    columns: {
      count,
      id: raw("id", 16),
      parent: words("parent"),
      attemptCount: words("attemptCount"),
      verifiedCount: words("verifiedCount"),
      undecidedCount: words("undecidedCount"),
      transformations: words("transformations"),
      models: words("models"),
      runs: words("runs"),
      state: raw("state", 1),
      names: names.parse(rest),
    },
  };
}
