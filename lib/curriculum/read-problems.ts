import type { Domain, ProblemStatement, ReadError } from "@/lib/domains/domain";
import { LadderboardError } from "@/lib/errors";
import { readFailureWords } from "@/lib/language/verdict-words";
import type { Words } from "@/lib/language/words";
import { canonicalHash } from "./canonical-hash";

export type ProblemRow = ProblemFormula & { readonly provenance: object };
type ProblemFormula = {
  statement: string;
  latex: string;
  canonical: string;
  canonicalHash: string;
  shapeTokens: string[];
};

export function formulaRow(domain: Domain, problem: ProblemStatement): ProblemFormula {
  const { statement, latex, canonical } = problem;
  const shapeTokens = [...domain.shapeTokens(statement)];
  return { statement, latex, canonical, canonicalHash: canonicalHash(canonical), shapeTokens };
}

/** Why a formula cannot be read, and where. */
export const unreadable = ({ message, position }: ReadError): Words => ({
  key: "curriculumErrors.unreadable",
  values: { problem: readFailureWords(message), position: position + 1 },
});

/**
 * Roots as a person writes them, one a line; empty lines are passed over.
 * @throws LadderboardError invalid, with one message a bad line under the field `roots`
 */
export function readRoots(domain: Domain, text: string): ProblemRow[] {
  const rows: ProblemRow[] = [];
  const fields: { field: string; message: Words }[] = [];
  const lineOf = new Map<string, number>();
  const written = [...text.split(/\r?\n/).entries()].filter(([, line]) => line.trim() !== "");
  for (const [index, line] of written) {
    const number = index + 1;
    const say = (message: Words): void => void fields.push({ field: "roots", message });
    const read = domain.readProblem(line);
    if (!read.ok) {
      const { values } = unreadable(read.error);
      say({ key: "curriculumErrors.unreadableLine", values: { ...values, line: number } });
      continue;
    }
    const row = { ...formulaRow(domain, read.value), provenance: { written: "by hand" } };
    const first = lineOf.get(row.canonicalHash);
    if (first !== undefined) {
      say({ key: "curriculumErrors.sameAsLine", values: { line: number, first } });
      continue;
    }
    lineOf.set(row.canonicalHash, number);
    rows.push(row);
  }
  if (fields.length === 0 && rows.length === 0)
    fields.push({ field: "roots", message: { key: "curricula.create.problemsMissing" } });
  if (fields.length > 0) {
    throw new LadderboardError(
      "invalid",
      { key: "curriculumErrors.badLines" },
      { fields: fields.slice(0, 50) },
    );
  }
  return rows;
}

export function bundledRoots(domain: Domain): ProblemRow[] {
  return domain.problemSets.training.map(({ id, statement, technique, source }) => {
    const read = domain.readProblem(statement);
    if (!read.ok) throw new Error(`Bundled problem ${id} cannot be read: ${read.error.message}`);
    return { ...formulaRow(domain, read.value), provenance: { bundled: id, technique, source } };
  });
}
