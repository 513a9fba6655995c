import type { Backend } from "@/lib/backends/backend";
import { isHeldOut } from "@/lib/benchmarks";
import { canonicalHash } from "@/lib/curriculum/canonical-hash";
import type { Database } from "@/lib/db";

/** The tree of variants that is learned from for one test problem, without the problem and without other held-out ones. */
export async function growTestTree(
  { db, backend, domain }: { readonly db: Database; readonly backend: Backend; readonly domain: string },
  { variants, depth }: { readonly variants: number; readonly depth: number },
  { id, statement }: { readonly id: string; readonly statement: string },
  seed: string,
) {
  const grown = await backend.compute({
    kind: "grow",
    domain,
    root: { id, statement },
    depth,
    variants,
    seed,
  });
  const tree = grown
    .slice(1)
    .map(({ canonical, ...problem }) => ({ ...problem, hash: canonicalHash(canonical) }));
  const heldOut = await isHeldOut(
    db,
    tree.map(({ hash }) => hash),
  );
  return tree.filter(({ hash }) => !heldOut.has(hash)).map(({ hash: _, ...problem }) => problem);
}
