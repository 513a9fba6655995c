import type { Actor } from "@/lib/auth/actor";
import { can } from "@/lib/auth/permissions";
import type { Database } from "@/lib/db";
import type { Words } from "@/lib/language/words";
import type { checkpointStatus } from "@/lib/review";
import { SPINE, type Stage } from "@/lib/ui/data";
import type { SpineState, SpineStep } from "@/lib/ui/layout";

type Checkpoint = Awaited<ReturnType<typeof checkpointStatus>>;
type RunCounts = Record<string, { finished: number; active: number }>;

/** A step with what it counts and what is missing, in no language yet. */
type Step = Omit<SpineStep, "count" | "note"> & { readonly count?: Words; readonly note?: Words };

/** The five steps of one curriculum and the one to take next. */
export async function spineOf(db: Database, actor: Actor, curriculumId: string, checkpoint: Checkpoint) {
  const [groups, evaluations] = await Promise.all([
    db.run.groupBy({ by: ["stage", "status"], where: { curriculumId }, _count: true }),
    // An evaluate run has a benchmark as its subject; it is this curriculum's where it judges what was trained here.
    db.run.groupBy({
      by: ["stage", "status"],
      where: { stage: "evaluate", modelVersion: { producedByRun: { curriculumId } } },
      _count: true,
    }),
  ]);
  const runs: RunCounts = {};
  for (const { stage, status, _count } of [...groups, ...evaluations]) {
    runs[stage] ??= { finished: 0, active: 0 };
    if (status === "succeeded") runs[stage].finished += _count;
    if (["queued", "starting", "running"].includes(status)) runs[stage].active += _count;
  }
  return stepsOf({ actor, curriculumId, checkpoint, runs });
}

type Known = { actor: Actor; curriculumId: string; checkpoint: Checkpoint; runs: RunCounts };

export function stepsOf({ actor, curriculumId, checkpoint, runs }: Known) {
  const known = { runs, checkpoint, ...totalsOf(checkpoint) };
  const steps = SPINE.map((stage): Step => {
    const state = stateOf(stage, known);
    return {
      stage,
      state,
      // Nobody is led to a page that refuses them.
      href: can(actor, stage === "review" ? "review" : "operate")
        ? addressOf(stage, curriculumId)
        : undefined,
      count: countOf(stage, known),
      note: state === "waiting" ? missingOf(stage, known) : undefined,
    };
  });
  const next = steps.find(({ stage, state }) => holdsUp(stage, state, known));
  return { steps, next: next ? { stage: next.stage, href: addressOf(next.stage, curriculumId) } : null };
}

export function addressOf(stage: Stage, curriculumId: string): string {
  return stage === "review"
    ? `/curricula/${curriculumId}/review`
    : `/runs/new?stage=${stage}&curriculum=${curriculumId}`;
}

/** Of all problems: how many are variants, measured, not measured, and wait for a person. */
function totalsOf({ byLevel, measured, pending, conflict }: Checkpoint) {
  const problemsOf = (levels: Checkpoint["byLevel"]) =>
    levels.reduce((sum, each) => sum + each.approved + each.pending + each.rejected + each.conflict, 0);
  return {
    variants: problemsOf(byLevel.filter(({ level }) => level > 0)),
    measured,
    unmeasured: problemsOf(byLevel) - measured,
    waiting: pending + conflict,
  };
}

type Counted = ReturnType<typeof totalsOf> & Pick<Known, "runs" | "checkpoint">;

function stateOf(stage: Stage, known: Counted): SpineState {
  const { runs, variants, measured, unmeasured, waiting, checkpoint } = known;
  if ((runs[stage]?.active ?? 0) > 0) return "active";
  if (stage === "generate") return variants > 0 ? "done" : "idle";
  if (stage === "verify") {
    if (measured === 0) return "idle";
    return unmeasured > 0 ? "waiting" : "done";
  }
  if (stage === "review") {
    if (checkpoint.state === "open" && waiting === 0) return "done";
    return checkpoint.state === "open" || measured > 0 ? "waiting" : "idle";
  }
  if ((runs[stage]?.finished ?? 0) > 0) return "done";
  return stage === "train" && checkpoint.state !== "open" && measured > 0 ? "blocked" : "idle";
}

/** Whether the steps after it have to wait: a few problems that are not measured, or not decided, need not stop a training. */
function holdsUp(stage: Stage, state: SpineState, { measured, checkpoint }: Counted): boolean {
  if (state === "done" || state === "active") return false;
  if (stage === "verify") return measured === 0;
  return stage !== "review" || checkpoint.state !== "open";
}

function countOf(stage: Stage, { variants, measured, checkpoint, runs }: Counted): Words | undefined {
  if (stage === "generate") return { key: "curriculum.counts.variants", values: { count: variants } };
  if (stage === "verify") return { key: "curriculum.counts.measured", values: { count: measured } };
  if (stage === "review")
    return { key: "curriculum.counts.approved", values: { count: checkpoint.approved } };
  const finished = runs[stage]?.finished ?? 0;
  return finished > 0 ? { key: "curriculum.counts.runs", values: { count: finished } } : undefined;
}

function missingOf(stage: Stage, { unmeasured, waiting }: Counted): Words | undefined {
  if (stage === "verify") return { key: "curriculum.counts.unmeasured", values: { count: unmeasured } };
  return waiting > 0 ? { key: "curriculum.counts.waiting", values: { count: waiting } } : undefined;
}
