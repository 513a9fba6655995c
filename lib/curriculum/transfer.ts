import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { refuseHeldOut } from "./create-curriculum";
import { curriculumById } from "./read-curricula";
import { formulaRow, type ProblemRow } from "./read-problems";

const page = 1_000;

/**
 * Problems as lines of an export, page by page, so that any number fits in the same memory. `below`: only this problem
 * and its subtree.
 */
export async function* exportProblems(
  db: Database,
  curriculumId: string,
  onlyApproved: boolean,
  below: string | null = null,
) {
  await curriculumById(db, curriculumId);
  for (let after = ""; ; ) {
    const problems = await db.problem.findMany({
      where: {
        curriculumId,
        id: below === null ? { gt: after } : { in: await subtreePage(db, curriculumId, below, after) },
        ...(onlyApproved ? { reviewState: "approved" as const } : {}),
      },
      orderBy: { id: "asc" },
      take: page,
    });
    for (const problem of problems) {
      const {
        id,
        parentId,
        level,
        statement,
        latex,
        transformations,
        intendedDifficulty,
        reviewState,
        verdict,
      } = problem;
      const measured = {
        attempts: problem.attemptCount,
        verified: problem.verifiedCount,
        undecided: problem.undecidedCount,
      };
      yield {
        id,
        parentId,
        level,
        statement,
        latex,
        transformations,
        intendedDifficulty,
        reviewState,
        verdict,
        measured,
      };
    }
    if (problems.length < page) return;
    after = problems.at(-1)!.id;
  }
}

/** The next ids of a subtree. */
async function subtreePage(
  db: Database,
  curriculumId: string,
  below: string,
  after: string,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE below AS (
      SELECT id FROM problem WHERE id = ${below} AND curriculum_id = ${curriculumId}
      UNION SELECT problem.id FROM problem JOIN below ON problem.parent_id = below.id)
    SELECT id FROM below WHERE id > ${after} ORDER BY id LIMIT ${page}`;
  return rows.map(({ id }) => id);
}

const line = z.object({ statement: z.string().min(1).max(20_000) });

/**
 * Adds roots from JSON lines, each `{"statement": …}`; all of them or none. Problems that the curriculum has are passed over.
 * @throws LadderboardError invalid, naming the bad lines
 */
export async function importRoots(db: Database, actor: Actor, curriculumId: string, text: string) {
  const curriculum = await curriculumById(db, curriculumId);
  const domain = domainById(curriculum.domain)!;
  const rows: ProblemRow[] = [];
  const fields: { field: string; message: string }[] = [];
  const written = [...text.split(/\r?\n/).entries()].filter(([, content]) => content.trim() !== "");
  for (const [index, content] of written) {
    const say = (message: string): void => void fields.push({ field: `line ${index + 1}`, message });
    const read = line.safeParse(parseJson(content));
    if (!read.success) {
      say('It must be a JSON object such as {"statement": "x*sin(x)"}.');
      continue;
    }
    const problem = domain.readProblem(read.data.statement);
    if (!problem.ok) {
      say(`${problem.error.message} (at character ${problem.error.position + 1})`);
      continue;
    }
    rows.push({ ...formulaRow(domain, problem.value), provenance: { imported: true } });
  }
  if (fields.length > 0) {
    throw new LadderboardError("invalid", `${fields.length} lines cannot be imported; nothing was.`, {
      fields: fields.slice(0, 50),
    });
  }
  return db.$transaction(async (tx) => {
    await refuseHeldOut(tx, rows);
    const { count } = await tx.problem.createMany({
      data: rows.map((row) => ({ ...row, curriculumId, transformations: [] })),
      skipDuplicates: true,
    });
    await recordAudit(tx, {
      actor,
      action: "curriculum.imported",
      subject: `curriculum:${curriculumId}`,
      changes: { added: count },
    });
    return { added: count, passedOver: rows.length - count };
  });
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
