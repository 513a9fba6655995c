import type { listRuns } from "@/lib/runs";

export type ListedRun = Awaited<ReturnType<typeof listRuns>>["runs"][number];
type Named = Pick<ListedRun, "curriculum" | "benchmark">;

/** What a run works on: its curriculum or its benchmark. */
export function subjectOf({ curriculum, benchmark }: Named): { name: string; href: string } | null {
  if (curriculum) return { name: curriculum.name, href: `/curricula/${curriculum.id}` };
  if (benchmark) return { name: benchmark.name, href: `/benchmarks/${benchmark.id}` };
  return null;
}

export function versionName(version: { number: number; model: { name: string } }): string {
  return `${version.model.name} v${version.number}`;
}

/** From its start to its end, or to now while it runs; null before it starts. */
export function secondsOf({
  startedAt,
  finishedAt,
}: {
  startedAt: Date | null;
  finishedAt: Date | null;
}): number | null {
  if (!startedAt) return null;
  return ((finishedAt ?? new Date()).getTime() - startedAt.getTime()) / 1000;
}
