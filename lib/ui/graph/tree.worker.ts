import { readSkeleton } from "./read-skeleton";
import { arrangeTree } from "./tree";

export type TreeAnswer =
  | { readonly ok: true; readonly since: string; readonly arranged: ReturnType<typeof arrangeTree> }
  | { readonly ok: false; readonly message: string };

/** Fetches and arranges a tree away from the page, which a hundred thousand problems would hold up for a while. */
self.addEventListener("message", async ({ data: address }: MessageEvent<string>) => {
  const answer = await read(address).catch(
    (error: Error): TreeAnswer => ({ ok: false, message: error.message }),
  );
  self.postMessage(answer);
});

async function read(address: string): Promise<TreeAnswer> {
  const response = await fetch(address);
  if (!response.ok) return { ok: false, message: await reasonOf(response) };
  const { columns, since } = readSkeleton(new Uint8Array(await response.arrayBuffer()));
  return { ok: true, since, arranged: arrangeTree(columns) };
}

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const told = body as { error?: { message?: string } } | null;
  return told?.error?.message ?? "The tree could not be read. Is the server running?";
}
