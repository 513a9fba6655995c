import "./no-code-from-text";
import { readSkeleton } from "./read-skeleton";
import { arrangeTree } from "./tree";

export type TreeAnswer =
  | { readonly ok: true; readonly since: string; readonly arranged: ReturnType<typeof arrangeTree> }
  | { readonly ok: false };

/** Arranges a packed tree away from the page, which a hundred thousand problems would hold up for a while. */
self.addEventListener("message", ({ data }: MessageEvent<ArrayBuffer>) => self.postMessage(answerTo(data)));

function answerTo(packed: ArrayBuffer): TreeAnswer {
  try {
    const { columns, since } = readSkeleton(new Uint8Array(packed));
    return { ok: true, since, arranged: arrangeTree(columns) };
  } catch (error) {
    console.error(error);
    return { ok: false };
  }
}
