import type { Database } from "@/lib/db";
import type { checkpointStatus } from "@/lib/review";
import { formatNumber, SPINE, type Stage } from "@/lib/ui/data";
import type { SpineState, SpineStep } from "@/lib/ui/layout";

type Checkpoint = Awaited<ReturnType<typeof checkpointStatus>>;
type RunCounts = Record<string, { finished: number; active: number }>;

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
  const steps = SPINE.map((stage): SpineStep => {
    const state = stateOf(stage, { runs, variants, measured, checkpoint });
    return {
      stage,
      state,
      href: addressOf(stage, curriculumId),
      count: countOf(stage, { variants, measured, checkpoint, finished: runs[stage]?.finished ?? 0 }),
    };
  });
  const next = steps.find(({ state }) => state !== "done" && state !== "active");
  const action = next && { label: actionLabels[next.stage], href: addressOf(next.stage, curriculumId) };
  return { steps, next: action ?? null };
}

const actionLabels: Record<Stage, string> = {
  generate: "Generate variants",
  verify: "Verify",
  review: "Review problems",
  train: "Train",
  evaluate: "Evaluate",
  ttrl: "TTRL",
};

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

function countOf(stage: Stage, { variants, measured, checkpoint, finished }: Counted): string | undefined {
  if (stage === "generate") return `${formatNumber(variants)} variants`;
  if (stage === "verify") return `${formatNumber(measured)} measured`;
  if (stage === "review") return `${formatNumber(checkpoint.approved)} approved`;
  return finished > 0 ? `${formatNumber(finished)} ${finished === 1 ? "run" : "runs"}` : undefined;
}
