import { type Database, Prisma, type Transaction } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { type Actor, actorUserId } from "./actor";
import type { Role } from "./permissions";

/** Who answers for everything, and who watches over it, enter every curriculum. */
const rolesThatEnterAll: readonly Role[] = ["administrator", "auditor"];

/** The curricula that lists show an actor: those open to everyone, and those whose member they are. */
export function enterable(actor: Actor): Prisma.CurriculumWhereInput {
  if (entersAll(actor)) return {};
  return { OR: [{ access: "everyone" }, { members: { some: { userId: actorUserId(actor)! } } }] };
}

/** For lists of runs, of which those of a benchmark belong to no curriculum. */
export function withEnterableCurriculum(actor: Actor): Prisma.RunWhereInput {
  return entersAll(actor) ? {} : { OR: [{ curriculumId: null }, { curriculum: enterable(actor) }] };
}

/**
 * Refuses who names anything of a curriculum that they may not enter: by its own id, or by that of a problem, a run, an attempt
 * or whatever else belongs to it, anywhere in what they sent.
 * @param sent a page's parameters, a procedure's or an action's input
 * @throws LadderboardError "forbidden", or "invalid" where a kind of id is sent of which this module does not know the owner
 */
export async function requireEntry(db: Database | Transaction, actor: Actor, sent: unknown): Promise<void> {
  const named = namedIds(sent);
  if (named.size === 0 || entersAll(actor)) return;
  const curricula = [...named].map(([key, ids]) => curriculaOf.get(key)!([...ids]));
  const closed = await db.$queryRaw<unknown[]>`
    SELECT FROM curriculum
    WHERE access = 'members'
      AND NOT EXISTS (SELECT FROM curriculum_member WHERE curriculum_id = curriculum.id AND user_id = ${actorUserId(actor)})
      AND id IN (${Prisma.join(curricula, " UNION ALL ")})
    LIMIT 1`;
  if (closed.length === 0) return;
  throw new LadderboardError(
    "forbidden",
    { key: "errors.membersOnly" },
    { remedy: { key: "errors.askToBeMember" } },
  );
}

function entersAll(actor: Actor): boolean {
  return actor.kind === "system" || rolesThatEnterAll.includes(actor.role);
}

const ofProblem = (ids: string[]) => Prisma.sql`SELECT curriculum_id FROM problem WHERE id = ANY(${ids})`;
const ofRun = (ids: string[]) => Prisma.sql`SELECT curriculum_id FROM run WHERE id = ANY(${ids})`;

/** The curricula that own what a key names. */
const curriculaOf: ReadonlyMap<string, (ids: string[]) => Prisma.Sql> = new Map(
  Object.entries({
    curriculumId: (ids: string[]) => Prisma.sql`SELECT unnest(${ids}::text[])`,
    problemId: ofProblem,
    problemIds: ofProblem,
    parentId: ofProblem,
    leftId: ofProblem,
    rightId: ofProblem,
    below: ofProblem,
    runId: ofRun,
    attemptId: (ids: string[]) =>
      Prisma.sql`SELECT run.curriculum_id FROM attempt JOIN run ON run.id = run_id WHERE attempt.id = ANY(${ids})`,
    editId: (ids: string[]) => Prisma.sql`SELECT curriculum_id FROM problem_edit WHERE id = ANY(${ids})`,
    alertId: (ids: string[]) => Prisma.sql`SELECT curriculum_id FROM alert WHERE id = ANY(${ids})`,
    requestId: (ids: string[]) =>
      Prisma.sql`SELECT curriculum_id FROM second_person_request WHERE id = ANY(${ids})`,
  }),
);

/** Ids of what belongs to no curriculum. */
const ofNoCurriculum: ReadonlySet<string> = new Set([
  "backendId",
  "benchmarkId",
  "lastEventId",
  "modelId",
  "modelVersionId",
  "rayBackendId",
  "tokenId",
  "userId",
  "versionId",
]);

/** Every id in a value, at any depth, under the key that it has there. */
function namedIds(sent: unknown, found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  if (Array.isArray(sent)) for (const each of sent) namedIds(each, found);
  else if (typeof sent === "object" && sent !== null)
    for (const [key, value] of Object.entries(sent)) {
      if (curriculaOf.has(key)) keep(found, key, value);
      else if (/[a-z]Ids?$/.test(key) && !ofNoCurriculum.has(key))
        throw new LadderboardError("invalid", { key: "errors.unknownId", values: { key: key.slice(0, 64) } });
      else namedIds(value, found);
    }
  return found;
}

function keep(found: Map<string, Set<string>>, key: string, value: unknown): void {
  for (const id of [value].flat()) {
    if (typeof id !== "string") continue;
    if (!found.has(key)) found.set(key, new Set());
    found.get(key)!.add(id.trim());
  }
}
