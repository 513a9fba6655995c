import { isHeldOut } from "@/lib/benchmarks";
import { canonicalHash } from "@/lib/curriculum";
import type { Database, Prisma, Transaction } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import type { Words } from "@/lib/language/words";
import type { RunConfig } from "../config";
import { proposeVariants } from "./propose-variants";
import { notDone, type Stage, type StageContext } from "./stage";

/**
 * Variants of every problem down to the depth asked for. A unit is a parent; its children become parents in turn, level
 * by level. Duplicates within the curriculum and problems of any benchmark are dropped, and counted.
 */
export const generate: Stage<"generate"> = {
  async plan({ db, run, curriculumId, config }) {
    const done = await db.runUnit.count({ where: { runId: run.id } });
    const written = await db.problem.count({ where: { generatedByRunId: run.id } });
    if (written >= config.maximumProblems) return { units: [], total: done };
    const parents = await db.problem.findMany({
      where: await whatIsAParent(db, run.id, curriculumId!, config),
      select: { id: true, level: true, statement: true },
    });
    const open = new Set(
      await notDone(
        db,
        run.id,
        parents.map(({ id }) => id),
      ),
    );
    const waiting = parents.filter(({ id }) => open.has(id));
    const level = Math.min(...waiting.map((parent) => parent.level));
    // In an order drawn by the seed, so that a limit on the number of problems does not favour the first roots.
    const units = waiting
      .filter((parent) => parent.level === level)
      .map(({ id, statement }) => ({ id, place: canonicalHash(`${run.seed} ${statement}`) }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ id }) => id);
    return { units, total: done + waiting.length };
  },

  async compute(context, parentId) {
    const { db, run, config } = context;
    const written = await db.problem.count({ where: { generatedByRunId: run.id } });
    const parent = await db.problem.findUnique({ where: { id: parentId }, select: { statement: true } });
    if (!parent || written >= config.maximumProblems) {
      const message: Words = parent ? { key: "runEvents.limitReached" } : { key: "runEvents.parentDeleted" };
      return async () => ({ message, result: { written: 0 } });
    }
    const { variants, dropped, usage } = await proposeVariants(
      context,
      parent.statement,
      `${run.seed}/${parent.statement}`,
    );
    const hashed = variants.map((variant) => ({
      ...variant,
      canonicalHash: canonicalHash(variant.canonical),
    }));
    return async (tx) => {
      const heldOut = await isHeldOut(
        tx,
        hashed.map((one) => one.canonicalHash),
      );
      // Counted again here, where no other unit of the run can be writing.
      const room = config.maximumProblems - (await tx.problem.count({ where: { generatedByRunId: run.id } }));
      const fresh = hashed.filter((one) => !heldOut.has(one.canonicalHash)).slice(0, Math.max(0, room));
      const rows = fresh.map((variant) => problemRow(context, parentId, variant));
      const created = await tx.problem.createManyAndReturn({
        data: rows,
        skipDuplicates: true,
        select: { canonicalHash: true },
      });
      const count = created.length;
      const duplicates = fresh.length - count;
      if (duplicates > 0) await countDuplicates(tx, rows, new Set(created.map((one) => one.canonicalHash)));
      const result = { written: count, duplicates, heldOut: heldOut.size, unreadable: dropped.length, usage };
      return {
        message: sentence(parent.statement, result),
        result: { ...result, dropped: dropped.slice(0, 20) },
      };
    };
  },

  async finish({ run }, tx) {
    const count = await tx.problem.count({ where: { generatedByRunId: run.id } });
    return { key: "runEvents.written", values: { count } };
  },
};

/** A parent is a root (or the one problem that was chosen) or a variant of this run: others had their turn. */
export async function whatIsAParent(
  db: Database,
  runId: string,
  curriculumId: string,
  { below, depth }: Pick<RunConfig<"generate">, "below" | "depth">,
): Promise<Prisma.ProblemWhereInput> {
  const top = below ? { id: below } : { parentId: null };
  const chosen = below ? await db.problem.findFirst({ where: { id: below, curriculumId } }) : null;
  return {
    curriculumId,
    level: { lt: (chosen?.level ?? 0) + depth },
    reviewState: { not: "rejected" },
    OR: [top, { generatedByRunId: runId }],
  };
}

type Written = Awaited<ReturnType<typeof proposeVariants>>["variants"][number] & { canonicalHash: string };

function problemRow(
  { run, curriculumId, model, domain }: StageContext<"generate">,
  parentId: string,
  variant: Written,
): Prisma.ProblemCreateManyInput {
  return {
    curriculumId: curriculumId!,
    parentId,
    statement: variant.statement,
    latex: variant.latex,
    canonical: variant.canonical,
    canonicalHash: variant.canonicalHash,
    shapeTokens: [...domainById(domain)!.shapeTokens(variant.statement)],
    transformations: [...variant.transformationIds],
    intendedDifficulty: variant.intends,
    provenance: variant.provenance,
    generatedByRunId: run.id,
    modelVersionId: model.versionId,
  };
}

/** Adds the proposals that were in the curriculum already to the tallies of what they were made with. */
async function countDuplicates(
  tx: Transaction,
  rows: readonly Prisma.ProblemCreateManyInput[],
  created: ReadonlySet<string>,
): Promise<void> {
  for (const row of rows.filter(({ canonicalHash }) => !created.has(canonicalHash))) {
    await tx.$executeRaw`
      INSERT INTO generation_tally (curriculum_id, run_id, facet, value, duplicates)
      SELECT ${row.curriculumId}, ${row.generatedByRunId}, facet, value, 1
      FROM generation_facets(${row.transformations as string[]}::text[], ${JSON.stringify(row.provenance)}::jsonb, ${row.modelVersionId})`;
  }
}

function sentence(
  parent: string,
  counts: { written: number; duplicates: number; heldOut: number; unreadable: number },
): Words {
  const { written, duplicates, heldOut, unreadable } = counts;
  const earlier = duplicates + heldOut;
  const dropped = earlier + unreadable;
  return {
    key: "runEvents.variants",
    values: { parent, written, duplicates, heldOut, unreadable, earlier, dropped },
  };
}
