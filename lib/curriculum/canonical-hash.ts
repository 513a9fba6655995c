import { createHash } from "node:crypto";

/** Equal hashes, the same problem. What the database keeps unique in a curriculum, and what a benchmark holds out. */
export function canonicalHash(canonical: string): string {
  return createHash("sha256").update(canonical).digest("hex");
}
