import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database, Transaction } from "@/lib/db";
import type { Domain } from "@/lib/domains/domain";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import { curriculumById } from "../read-curricula";
import { type BrokenLine, type ImportedProblem, importedProblem } from "./imported-problem";
import type { ReadLine } from "./read-lines";
import { makeStage, placeLines, stageLines, writeStaged } from "./stage-lines";

/** What is done where a line is broken: take nothing, or take the others. */
export const onBrokenSchema = z.enum(["nothing", "rest"]);
export type OnBroken = z.infer<typeof onBrokenSchema>;

export type ImportReport = {
  /** Lines that said something. */
  readonly lines: number;
  readonly added: number;
  /** Of those added, the roots: as many trees are new. */
  readonly roots: number;
  /** The same problem was in the curriculum, or on an earlier line. */
  readonly passedOver: number;
  readonly broken: readonly BrokenLine[];
};

/** The report in the language of its reader. */
export type SpokenReport = Omit<ImportReport, "broken"> & {
  readonly broken: readonly { readonly line: number; readonly message: string }[];
};

const linesAtOnce = 500;
/** Reading a formula takes a fraction of a millisecond: after so many of them, others get a turn. */
const linesAtAStretch = 25;
/** A file with more of them is the wrong file. */
const mostBroken = 10_000;
/** All in one transaction: so long may it take, in milliseconds. */
const longest = 20 * 60_000;

/**
 * Adds problems with their trees from lines, in the memory of a few of them. States of review, verdicts and measures are not taken
 * over: a person here decides, and a run here measures.
 * @throws LadderboardError not-found; invalid where a line is broken and `onBroken` is "nothing": then its fields name each, and
 * nothing was added
 */
export async function importProblems(
  db: Database,
  actor: Actor,
  curriculumId: string,
  lines: AsyncIterable<ReadLine>,
  onBroken: OnBroken,
): Promise<ImportReport> {
  const curriculum = await curriculumById(db, curriculumId);
  const domain = domainById(curriculum.domain)!;
  return db.$transaction(
    async (tx) => {
      await makeStage(tx);
      const { count, unreadable } = await stageAll(tx, domain, lines);
      const broken = [...unreadable, ...(await placeLines(tx, curriculumId))].sort((a, b) => a.line - b.line);
      if (broken.length > mostBroken) throw tooManyBroken();
      if (broken.length > 0 && onBroken === "nothing") throw nothingTaken(broken);
      const { added, roots } = await writeStaged(tx, curriculumId);
      const report = { lines: count, added, roots, passedOver: count - added - broken.length, broken };
      await recordAudit(tx, {
        actor,
        action: "curriculum.imported",
        subject: `curriculum:${curriculumId}`,
        changes: { ...report, broken: broken.length },
      });
      return report;
    },
    { timeout: longest },
  );
}

async function stageAll(tx: Transaction, domain: Domain, lines: AsyncIterable<ReadLine>) {
  const unreadable: BrokenLine[] = [];
  let waiting: ImportedProblem[] = [];
  let count = 0;
  for await (const line of lines) {
    count += 1;
    if (count % linesAtAStretch === 0) await setImmediate();
    const problem = importedProblem(domain, line);
    if ("message" in problem) unreadable.push(problem);
    else waiting.push(problem);
    if (unreadable.length > mostBroken) throw tooManyBroken();
    if (waiting.length < linesAtOnce) continue;
    await stageLines(tx, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await stageLines(tx, waiting);
  return { count, unreadable };
}

function nothingTaken(broken: readonly BrokenLine[]): LadderboardError {
  const values = { count: broken.length };
  return new LadderboardError(
    "invalid",
    { key: "exchangeErrors.nothingTaken", values },
    {
      fields: broken.map(({ line, message }) => ({ field: `line ${line}`, message })),
      remedy: { key: "exchangeErrors.mend", values },
    },
  );
}

const tooManyBroken = () =>
  new LadderboardError(
    "invalid",
    { key: "exchangeErrors.tooManyBroken", values: { most: mostBroken } },
    { remedy: { key: "exchangeErrors.rightFile" } },
  );
