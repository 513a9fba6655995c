import type { Text } from "@/lib/language/words";
import { type Tree, withIds } from "./tree";
import type { TreeAnswer } from "./tree.worker";

/** Why there is no tree, for a person. */
export class TreeTrouble extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super("The tree could not be read.");
    this.text = text;
  }
}

/**
 * A tree and what to ask for its later changes with. The page fetches, not the worker: only so can the server's page begin it
 * before a script has run. @throws TreeTrouble
 */
export async function fetchTree(address: string): Promise<{ tree: Tree; since: string }> {
  const worker = new Worker(new URL("./tree.worker.ts", import.meta.url), { type: "module" });
  try {
    const response = await fetch(address).catch(() => {
      throw new TreeTrouble({ key: "tree.unreachable" });
    });
    if (!response.ok) throw new TreeTrouble(await reasonOf(response));
    return await arranged(worker, await response.arrayBuffer());
  } finally {
    worker.terminate();
  }
}

function arranged(worker: Worker, packed: ArrayBuffer): Promise<{ tree: Tree; since: string }> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<TreeAnswer>) => {
      if (data.ok) resolve({ tree: withIds(data.arranged), since: data.since });
      else reject(new TreeTrouble({ key: "tree.unreadable" }));
    };
    worker.onerror = () => reject(new TreeTrouble({ key: "tree.unreadable" }));
    worker.postMessage(packed, [packed]);
  });
}

async function reasonOf(response: Response): Promise<Text> {
  const body: unknown = await response.json().catch(() => null);
  const told = body as { error?: { message?: string } } | null;
  return told?.error?.message ?? { key: "tree.unreachable" };
}
