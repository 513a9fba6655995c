import { type Tree, withIds } from "./tree";
import type { TreeAnswer } from "./tree.worker";

/**
 * A tree and what to ask for its later changes with. The page fetches, not the worker: only so can the server's page begin it
 * before a script has run. @throws Error with words for a person
 */
export async function fetchTree(address: string): Promise<{ tree: Tree; since: string }> {
  const worker = new Worker(new URL("./tree.worker.ts", import.meta.url), { type: "module" });
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(await reasonOf(response));
    return await arranged(worker, await response.arrayBuffer());
  } finally {
    worker.terminate();
  }
}

function arranged(worker: Worker, packed: ArrayBuffer): Promise<{ tree: Tree; since: string }> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<TreeAnswer>) => {
      if (data.ok) resolve({ tree: withIds(data.arranged), since: data.since });
      else reject(new Error(data.message));
    };
    worker.onerror = ({ message }) => reject(new Error(message || "The tree could not be read."));
    worker.postMessage(packed, [packed]);
  });
}

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const told = body as { error?: { message?: string } } | null;
  return told?.error?.message ?? "The tree could not be read. Is the server running?";
}
