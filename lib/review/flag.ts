import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { enterable } from "@/lib/auth/membership";
import type { Database, Prisma } from "@/lib/db";
import { gone } from "./decide";
import { once } from "./receipt";
import { lockProblem } from "./review-state";
import { requireReviewer } from "./reviewer";

export const flagInput = z.object({
  /** Made by the browser. */
  id: z.uuid().optional(),
  problemId: z.string().min(1).max(64),
  note: z.string().trim().max(2_000).default(""),
});

/** Puts a problem aside for discussion: no queue hands it out until the flag is settled. @throws LadderboardError */
export async function raiseFlag(db: Database, actor: Actor, input: z.input<typeof flagInput>) {
  const { id, problemId, note } = flagInput.parse(input);
  return db.$transaction(async (tx) => {
    const raisedById = await requireReviewer(tx, actor);
    const work = async () => {
      if (!(await lockProblem(tx, problemId))) throw gone();
      await tx.flag.create({ data: { problemId, raisedById, note } });
      await tx.reservation.deleteMany({ where: { problemId } });
      await recordAudit(tx, {
        actor,
        action: "problem.flagged",
        subject: `problem:${problemId}`,
        changes: { note },
      });
      return { flagged: true };
    };
    return id ? once(tx, { id, reviewerId: raisedById }, work) : work();
  });
}

export const settleFlagInput = flagInput.pick({ id: true, problemId: true });

/** Ends the discussion: the problem goes back into the queue. Doing it twice is the same as once. @throws LadderboardError */
export async function settleFlag(db: Database, actor: Actor, input: z.input<typeof settleFlagInput>) {
  const { id, problemId } = settleFlagInput.parse(input);
  return db.$transaction(async (tx) => {
    const settledById = await requireReviewer(tx, actor);
    const work = async () => {
      const { count } = await tx.flag.updateMany({
        where: { problemId, settledAt: null },
        data: { settledById, settledAt: new Date() },
      });
      if (count > 0)
        await recordAudit(tx, {
          actor,
          action: "problem.flag-settled",
          subject: `problem:${problemId}`,
          changes: {},
        });
      return { flagged: false };
    };
    return id ? once(tx, { id, reviewerId: settledById }, work) : work();
  });
}

const flagsShown = 200;

const include = {
  raisedBy: { select: { name: true } },
  settledBy: { select: { name: true } },
  problem: {
    select: { latex: true, statement: true, level: true, curriculum: { select: { id: true, name: true } } },
  },
} as const;
const shown = ({
  id,
  problemId,
  note,
  createdAt,
  raisedBy,
  problem,
}: Prisma.FlagGetPayload<{ include: typeof include }>) => ({
  id,
  problemId,
  note,
  createdAt,
  raisedBy: raisedBy.name,
  ...problem,
});

/** What is under discussion where the actor may enter, the oldest first; the first 200. */
export async function openFlags(db: Database, actor: Actor, curriculumId?: string) {
  const flags = await db.flag.findMany({
    where: { settledAt: null, problem: { curriculumId, curriculum: enterable(actor) } },
    orderBy: { createdAt: "asc" },
    take: flagsShown,
    include,
  });
  return flags.map(shown);
}
export type OpenFlag = Awaited<ReturnType<typeof openFlags>>[number];

/** Discussions that are over, the one that ended last first; the first 200. A name is null where the account is gone. */
export async function endedFlags(db: Database, actor: Actor, curriculumId?: string) {
  const flags = await db.flag.findMany({
    where: { settledAt: { not: null }, problem: { curriculumId, curriculum: enterable(actor) } },
    orderBy: { settledAt: "desc" },
    take: flagsShown,
    include,
  });
  return flags.flatMap((flag) =>
    flag.settledAt
      ? [{ ...shown(flag), settledAt: flag.settledAt, settledBy: flag.settledBy?.name ?? null }]
      : [],
  );
}
export type EndedFlag = Awaited<ReturnType<typeof endedFlags>>[number];
