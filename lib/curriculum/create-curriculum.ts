import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import { type Actor, actorUserId } from "@/lib/auth/actor";
import { isHeldOut } from "@/lib/benchmarks";
import { type Database, Prisma, type Transaction } from "@/lib/db";
import { domainById } from "@/lib/domains/registry";
import { invalidField, invalidInput, LadderboardError } from "@/lib/errors";
import { schemaText, type Words } from "@/lib/language/words";
import { checkpointPolicySchema } from "./checkpoint-policy";
import { bundledRoots, type ProblemRow, readRoots } from "./read-problems";

const newCurriculum = z.object({
  name: z
    .string()
    .trim()
    .min(1, schemaText({ key: "curricula.create.nameMissing" }))
    .max(120),
  description: z.string().trim().max(2_000).default(""),
  domain: z.string().default("integration"),
  /** "bundled": those that ship with Ladderboard; else one problem a line. */
  roots: z
    .string()
    .min(1, schemaText({ key: "curricula.create.problemsMissing" }))
    .max(2_000_000),
  checkpointPolicy: checkpointPolicySchema.prefault({}),
});
export type NewCurriculum = z.input<typeof newCurriculum>;

/** Makes a curriculum with its roots, or nothing. @throws LadderboardError invalid, with the fields at fault */
export async function createCurriculum(db: Database, actor: Actor, input: NewCurriculum) {
  const read = newCurriculum.safeParse(input);
  if (!read.success) {
    throw invalidInput({ key: "curriculumErrors.cannotMake" }, read.error);
  }
  const { name, description, domain: domainId, roots, checkpointPolicy } = read.data;
  const domain = domainById(domainId);
  if (!domain)
    throw invalidField("domain", { key: "curriculumErrors.noDomain", values: { domain: domainId } });
  const rows = roots === "bundled" ? bundledRoots(domain) : readRoots(domain, roots);
  try {
    return await db.$transaction(async (tx) => {
      await refuseHeldOut(tx, rows);
      const curriculum = await tx.curriculum.create({
        data: { name, description, domain: domain.id, checkpointPolicy, createdById: actorUserId(actor) },
      });
      await tx.problem.createMany({
        data: rows.map((row) => ({ ...row, curriculumId: curriculum.id, transformations: [] })),
      });
      const changes = { name, roots: rows.length, checkpointPolicy };
      await recordAudit(tx, {
        actor,
        action: "curriculum.created",
        subject: `curriculum:${curriculum.id}`,
        changes,
      });
      return curriculum;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw invalidField("name", { key: "curriculumErrors.nameTaken" });
    }
    throw error;
  }
}

/** A benchmark problem among the roots would be trained on, and its accuracy would then mean nothing. */
export async function refuseHeldOut(tx: Transaction, rows: readonly ProblemRow[]): Promise<void> {
  const heldOut = await isHeldOut(
    tx,
    rows.map((row) => row.canonicalHash),
  );
  const fields = rows
    .filter((row) => heldOut.has(row.canonicalHash))
    .map((row) => ({
      field: "roots",
      message: { key: "curriculumErrors.rootHeldOut", values: { statement: row.statement } } satisfies Words,
    }));
  if (fields.length > 0)
    throw new LadderboardError("invalid", { key: "curriculumErrors.someHeldOut" }, { fields });
}
