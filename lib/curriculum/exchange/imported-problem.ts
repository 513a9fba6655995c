import { z } from "zod";
import type { Domain } from "@/lib/domains/domain";
import { formulaRow } from "../read-problems";
import type { ReadLine } from "./read-lines";

const id = z.string().min(1, "An id may not be empty.").max(200, "An id has at most 200 characters.");
const lineSchema = z.object({
  statement: z
    .string('It needs a statement, such as {"statement": "x*sin(x)"}.')
    .min(1, "Its statement is empty.")
    .max(20_000, "Its statement is too long."),
  id: id.nullish(),
  /** Of another line, or of a problem that the curriculum has. */
  parentId: id.nullish(),
  rootId: id.nullish(),
  transformations: z.array(z.string().max(100)).max(50).nullish(),
  intendedDifficulty: z.enum(["easier", "equivalent", "harder"]).nullish(),
});

export type ImportedProblem = {
  readonly line: number;
  readonly id: string | null;
  readonly parentId: string | null;
  readonly statement: string;
  readonly latex: string;
  readonly canonical: string;
  readonly canonicalHash: string;
  readonly shapeTokens: readonly string[];
  readonly transformations: readonly string[];
  readonly intendedDifficulty: string | null;
};

export type BrokenLine = { readonly line: number; readonly message: string };

/** Keys that name no data but what JavaScript objects are made of. */
const prototypeKeys = new Set(["__proto__", "constructor", "prototype"]);

/** What a line says, or why it cannot be taken. */
export function importedProblem(domain: Domain, read: ReadLine): ImportedProblem | BrokenLine {
  const { line } = read;
  if ("broken" in read) return { line, message: read.broken };
  const key = prototypeKeyIn(read.value);
  if (key) return { line, message: `It has the key ${key}, which no problem has.` };
  const parsed = lineSchema.safeParse(read.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue?.path.join(".");
    return { line, message: at && at !== "statement" ? `${at}: ${issue?.message}` : (issue?.message ?? "") };
  }
  const { statement, id = null, parentId = null, rootId, transformations, intendedDifficulty } = parsed.data;
  if (parentId === null && rootId && rootId !== id)
    return {
      line,
      message: `It has no parent, yet says that ${rootId} is the root of its tree: a tree has one root.`,
    };
  const problem = domain.readProblem(statement);
  if (!problem.ok)
    return { line, message: `${problem.error.message} (at character ${problem.error.position + 1})` };
  return {
    line,
    id,
    parentId,
    ...formulaRow(domain, problem.value),
    transformations: transformations ?? [],
    intendedDifficulty: parentId === null ? null : (intendedDifficulty ?? null),
  };
}

function prototypeKeyIn(value: unknown, depth = 0): string | null {
  if (typeof value !== "object" || value === null || depth > 20) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (prototypeKeys.has(key)) return key;
    const found = prototypeKeyIn(inner, depth + 1);
    if (found) return found;
  }
  return null;
}
