import { z } from "zod";
import type { Domain } from "@/lib/domains/domain";
import type { Messages } from "@/lib/language/messages";
import { schemaText, type Text, textOfSchema, type Words } from "@/lib/language/words";
import { formulaRow, unreadable } from "../read-problems";
import type { ReadLine } from "./read-lines";

const wrong = (name: keyof Messages["exchangeErrors"], values: Words["values"] = {}): Words => ({
  key: `exchangeErrors.${name}`,
  values,
});
const saying = (...words: Parameters<typeof wrong>) => schemaText(wrong(...words));

function id(field: string) {
  const text = saying("id", { field });
  return z.string(text).min(1, text).max(200, text).nullish();
}
const transformations = saying("transformations");
const lineSchema = z.object(
  {
    statement: z
      .string(saying("noStatement"))
      .min(1, saying("statementEmpty"))
      .max(20_000, saying("statementTooLong")),
    id: id("id"),
    /** Of another line, or of a problem that the curriculum has. */
    parentId: id("parentId"),
    rootId: id("rootId"),
    transformations: z
      .array(z.string(transformations).max(100, transformations), transformations)
      .max(50, transformations)
      .nullish(),
    intendedDifficulty: z.enum(["easier", "equivalent", "harder"], saying("difficulty")).nullish(),
  },
  saying("noObject"),
);

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

export type BrokenLine = { readonly line: number; readonly message: Text };

/** Keys that name no data but what JavaScript objects are made of. */
const prototypeKeys = new Set(["__proto__", "constructor", "prototype"]);

/** What a line says, or why it cannot be taken. */
export function importedProblem(domain: Domain, read: ReadLine): ImportedProblem | BrokenLine {
  const { line } = read;
  if ("broken" in read) return { line, message: read.broken };
  const key = prototypeKeyIn(read.value);
  if (key) return { line, message: wrong("prototypeKey", { key }) };
  const parsed = lineSchema.safeParse(read.value);
  if (!parsed.success) return { line, message: textOfSchema(parsed.error.issues[0]!.message) };
  const { statement, id = null, parentId = null, rootId, transformations, intendedDifficulty } = parsed.data;
  if (parentId === null && rootId && rootId !== id)
    return { line, message: wrong("secondRoot", { root: rootId }) };
  const problem = domain.readProblem(statement);
  if (!problem.ok) return { line, message: unreadable(problem.error) };
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
