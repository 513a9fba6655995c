import { randomUUID } from "node:crypto";
import { canonicalHash } from "@/lib/curriculum";
import type { Database } from "@/lib/db";
import { integrationDomain } from "@/lib/domains/integration";

/** Variants of each problem, as a generate run with the paper's settings writes them. */
const variantsPerProblem = 10;
/** A root, 10 variants, 100 of those, and 889 below: about what one root grows to. */
const problemsPerRoot = 1000;
const rowsPerInsert = 1000;

const outer = ["sin", "cos", "exp", "log", "atan", "sinh", "tan", "sqrt"];

/** Distinct integrands that the domain reads: the number picks coefficients, exponent, function and shape. */
function integrand(number: number): string {
  const name = outer[number % outer.length];
  const rest = Math.floor(number / outer.length);
  const exponent = 2 + (rest % 7);
  const factor = 2 + (Math.floor(rest / 7) % 40);
  const shift = 1 + Math.floor(rest / 280);
  return `${factor}*x^${exponent}*${name}(x^2 + ${shift}) / (x^4 + ${factor})`;
}

/** Makes a curriculum of so many problems, with measures as a verify run leaves them; gives its id. */
export async function seedTree(db: Database, problems: number): Promise<string> {
  const { id: curriculumId } = await db.curriculum.create({
    data: { name: `Tree of ${problems}`, domain: integrationDomain.id, checkpointPolicy: { mode: "people" } },
  });
  const rows = Array.from({ length: problems }, (_, number) => problemRow(curriculumId, number));
  for (const [number, row] of rows.entries()) row.parentId = rows[parentOf(number)]?.id ?? null;
  for (let from = 0; from < rows.length; from += rowsPerInsert)
    await db.problem.createMany({ data: rows.slice(from, from + rowsPerInsert) });
  return curriculumId;
}

/** The place of a problem's parent, −1 for a root: each tree is filled level by level. */
function parentOf(number: number): number {
  const inTree = number % problemsPerRoot;
  return inTree === 0 ? -1 : number - inTree + Math.floor((inTree - 1) / variantsPerProblem);
}

function problemRow(curriculumId: string, number: number) {
  const read = integrationDomain.readProblem(integrand(number));
  if (!read.ok) throw new Error(`${integrand(number)}: ${read.error.message}`);
  const { statement, latex, canonical } = read.value;
  const verifiedCount = number % 9;
  return {
    id: randomUUID(),
    curriculumId,
    parentId: null as string | null,
    statement,
    latex,
    canonical,
    canonicalHash: canonicalHash(canonical),
    transformations: [],
    attemptCount: 8,
    verifiedCount,
    verdict: verifiedCount > 0 ? ("verified" as const) : ("refuted" as const),
  };
}
