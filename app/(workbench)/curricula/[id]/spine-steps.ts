import type { Database } from "@/lib/db";
import type { Words } from "@/lib/language/words";
import type { checkpointStatus } from "@/lib/review";
import { SPINE, type Stage } from "@/lib/ui/data";
import type { SpineState, SpineStep } from "@/lib/ui/layout";

type Checkpoint = Awaited<ReturnType<typeof checkpointStatus>>;
type RunCounts = Record<string, { finished: number; active: number }>;

/** A step with what it counts, in no language yet. */
type Step = Omit<SpineStep, "count"> & { readonly count?: Words };

/** The five steps of one curriculum and the one to take next. */
export async function spineOf(db: Database, curriculumId: string, checkpoint: Checkpoint) {
  const [groups, evaluations] = await Promise.all([
    db.run.groupBy({ by: ["stage", "status"], where: { curriculumId }, _count: true }),
    // An evaluate run has a benchmark as its subject; it is this curriculum's where it judges what was trained here.
    db.run.groupBy({
      by: ["stage", "status"],
      where: { stage: "evaluate", modelVersion: { producedByRun: { curriculumId } } },
      _count: true,
    }),
  ]);
  const { measured, byLevel } = checkpoint;
  const variants = byLevel
    .filter(({ level }) => level > 0)
    .reduce(
      (sum, { approved, pending, rejected, conflict }) => sum + approved + pending + rejected + conflict,
      0,
    );
  const runs: RunCounts = {};
  for (const { stage, status, _count } of [...groups, ...evaluations]) {
    runs[stage] ??= { finished: 0, active: 0 };
    if (status === "succeeded") runs[stage].finished += _count;
    if (["queued", "starting", "running"].includes(status)) runs[stage].active += _count;
  }
  const steps = SPINE.map((stage): Step => {
    const state = stateOf(stage, { runs, variants, measured, checkpoint });
    return {
      stage,
      state,
      href: addressOf(stage, curriculumId),
      count: countOf(stage, { variants, measured, checkpoint, finished: runs[stage]?.finished ?? 0 }),
    };
  });
  const next = steps.find(({ state }) => state !== "done" && state !== "active");
  const action = next && { stage: next.stage, href: addressOf(next.stage, curriculumId) };
  return { steps, next: action ?? null };
}

export function addressOf(stage: Stage, curriculumId: string): string {
  return stage === "review"
    ? `/curricula/${curriculumId}/review`
    : `/runs/new?stage=${stage}&curriculum=${curriculumId}`;
}

type Known = { runs: RunCounts; variants: number; measured: number; checkpoint: Checkpoint };

function stateOf(stage: Stage, { runs, variants, measured, checkpoint }: Known): SpineState {
  if ((runs[stage]?.active ?? 0) > 0) return "active";
  if (stage === "generate") return variants > 0 ? "done" : "idle";
  if (stage === "verify") return measured > 0 ? "done" : "idle";
  if (stage === "review") {
    if (checkpoint.state === "open") return "done";
    return measured > 0 ? "waiting" : "idle";
  }
  if ((runs[stage]?.finished ?? 0) > 0) return "done";
  return stage === "train" && checkpoint.state !== "open" && measured > 0 ? "blocked" : "idle";
}

type Counted = Omit<Known, "runs"> & { finished: number };

function countOf(stage: Stage, { variants, measured, checkpoint, finished }: Counted): Words | undefined {
  if (stage === "generate") return { key: "curriculum.counts.variants", values: { count: variants } };
  if (stage === "verify") return { key: "curriculum.counts.measured", values: { count: measured } };
  if (stage === "review")
    return { key: "curriculum.counts.approved", values: { count: checkpoint.approved } };
  return finished > 0 ? { key: "curriculum.counts.runs", values: { count: finished } } : undefined;
}
