import type { Database, Transaction } from "@/lib/db";

/** Those of the canonical hashes that are problems of any benchmark: they are never written, never trained on. */
export async function isHeldOut(db: Database | Transaction, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const found = await db.benchmarkProblem.findMany({
    where: { canonicalHash: { in: [...hashes] } },
    select: { canonicalHash: true },
  });
  return new Set(found.map(({ canonicalHash }) => canonicalHash));
}
