import { z } from "zod";
import { isHeldOut } from "@/lib/benchmarks";
import { Prisma, type Transaction } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { invalidField } from "@/lib/errors";
import { schemaText } from "@/lib/language/words";
import { formulaRow, unreadable } from "../read-problems";

export const problemId = z.string().min(1).max(64);
export const statement = z
  .string()
  .trim()
  .min(1, schemaText({ key: "curriculumErrors.writeFormula" }))
  .max(2_000, schemaText({ key: "curriculumErrors.formulaTooLong" }));

/**
 * A formula that a person wrote for a curriculum, as its columns. @throws LadderboardError invalid, under the field
 * `statement`, where it cannot be read or belongs to a benchmark
 */
export async function writtenProblem(tx: Transaction, domainId: string, text: string) {
  const domain = domainById(domainId)!;
  const read = domain.readProblem(text);
  if (!read.ok) throw invalidField("statement", unreadable(read.error));
  const row = formulaRow(domain, read.value);
  if ((await isHeldOut(tx, [row.canonicalHash])).size > 0)
    throw invalidField("statement", { key: "curriculumErrors.heldOut" });
  return row;
}

/** A curriculum holds each problem once. */
export function rethrowDuplicate(error: unknown): never {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
    throw invalidField("statement", { key: "curriculumErrors.duplicate" });
  throw error;
}
