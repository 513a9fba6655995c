import { type Tree, withIds } from "./tree";
import type { TreeAnswer } from "./tree.worker";

/** A tree and what to ask for its later changes with. @throws Error with words for a person */
export function fetchTree(address: string): Promise<{ tree: Tree; since: string }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./tree.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<TreeAnswer>) => {
      worker.terminate();
      if (data.ok) resolve({ tree: withIds(data.arranged), since: data.since });
      else reject(new Error(data.message));
    };
    worker.onerror = ({ message }) => {
      worker.terminate();
      reject(new Error(message || "The tree could not be read."));
    };
    worker.postMessage(new URL(address, window.location.href).href);
  });
}
