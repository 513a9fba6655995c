import type { Database } from "@/lib/db";
import { curriculumById } from "./read-curricula";

/** A moment of training from which solve rates are known: a verify run, or some steps of a train run. */
export type FrontierFrame = {
  readonly runId: string;
  readonly stage: "verify" | "train";
  /** Who answered, such as "Rule policy v2". */
  readonly model: string;
  /** The optimiser steps it covers; null for a verify run. */
  readonly steps: { readonly from: number; readonly to: number } | null;
  readonly at: Date;
  /** Of the problems that were attempted then: place in `problemIds`, attempts verified, attempts. */
  readonly problems: readonly number[];
  readonly verified: readonly number[];
  readonly attempts: readonly number[];
};

/** So many frames show a training; longer runs are told some steps at a time. */
const mostTrainFrames = 60;

/**
 * How the solve rates of a curriculum's problems came about, oldest first: each frame says what was measured then, and
 * what it does not mention stays as it was. @throws LadderboardError not-found
 */
export async function learningFrontier(db: Database, curriculumId: string) {
  await curriculumById(db, curriculumId);
  const runs = await db.run.findMany({
    where: {
      curriculumId,
      startedAt: { not: null },
      // A verify run that was broken off measured some of the tree with its model and left the rest to another's.
      OR: [{ stage: "train" }, { stage: "verify", status: { notIn: ["cancelled", "failed"] } }],
    },
    orderBy: { startedAt: "asc" },
    select: {
      id: true,
      stage: true,
      startedAt: true,
      modelVersion: { select: { number: true, model: { select: { name: true } } } },
    },
  });
  const places = new Map<string, number>();
  const placeOf = (id: string) => {
    const known = places.get(id) ?? places.size;
    places.set(id, known);
    return known;
  };
  const frames: FrontierFrame[] = [];
  for (const { id, stage, startedAt, modelVersion } of runs) {
    const model = `${modelVersion.model.name} v${modelVersion.number}`;
    const shared = { runId: id, model, at: startedAt! };
    const groups =
      stage === "verify" ? [{ steps: null, rates: await verifyRates(db, id) }] : await trainRates(db, id);
    for (const { steps, rates } of groups) {
      if (rates.size === 0) continue;
      const entries = [...rates];
      frames.push({
        ...shared,
        stage: steps ? "train" : "verify",
        steps,
        problems: entries.map(([problemId]) => placeOf(problemId)),
        verified: entries.map(([, rate]) => rate.verified),
        attempts: entries.map(([, rate]) => rate.attempts),
      });
    }
  }
  return { problemIds: [...places.keys()], frames };
}

type Rates = Map<string, { verified: number; attempts: number }>;

/** A verify run's unit is a problem. */
async function verifyRates(db: Database, runId: string): Promise<Rates> {
  const rows = await db.$queryRaw<{ id: string; verified: number; attempts: number }[]>`
    SELECT key AS id, (result->>'verified')::int AS verified, (result->>'attempts')::int AS attempts
    FROM run_unit WHERE run_id = ${runId} AND (result->>'attempts')::int > 0`;
  return new Map(rows.map(({ id, verified, attempts }) => [id, { verified, attempts }]));
}

/** A train run's unit is a step, which says how many rollouts of each of its problems were right. */
async function trainRates(db: Database, runId: string) {
  const rows = await db.$queryRaw<{ step: number; id: string; verified: number; attempts: number }[]>`
    SELECT numbered.step::int, group_ ->> 'problemId' AS id, (group_ ->> 'verified')::int AS verified,
      (group_ ->> 'attempts')::int AS attempts
    FROM (SELECT result, row_number() OVER (ORDER BY key) AS step FROM run_unit WHERE run_id = ${runId}) numbered
    CROSS JOIN jsonb_array_elements(coalesce(result -> 'groups', '[]')) group_
    ORDER BY numbered.step`;
  const last = rows.at(-1)?.step ?? 0;
  const stride = Math.max(1, Math.ceil(last / mostTrainFrames));
  const frames: { steps: { from: number; to: number }; rates: Rates }[] = [];
  for (const { step, id, verified, attempts } of rows) {
    const index = Math.floor((step - 1) / stride);
    frames[index] ??= {
      steps: { from: index * stride + 1, to: Math.min(last, (index + 1) * stride) },
      rates: new Map(),
    };
    frames[index].rates.set(id, { verified, attempts });
  }
  return frames.filter(Boolean);
}
