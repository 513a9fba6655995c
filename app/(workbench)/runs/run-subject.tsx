import { shownName } from "@/lib/language/bundled-words";
import type { Translate } from "@/lib/language/words";
import type { listRuns } from "@/lib/runs";

export type ListedRun = Awaited<ReturnType<typeof listRuns>>["runs"][number];
type Named = Pick<ListedRun, "curriculum" | "benchmark">;

/** What a run works on: its curriculum or its benchmark. */
export function subjectOf(
  translate: Translate,
  { curriculum, benchmark }: Named,
): { name: string; href: string } | null {
  if (curriculum) return { name: shownName(translate, curriculum.name), href: `/curricula/${curriculum.id}` };
  if (benchmark) return { name: shownName(translate, benchmark.name), href: `/benchmarks/${benchmark.id}` };
  return null;
}

type Version = { number: number; model: { name: string } };

export function versionName(translate: Translate, { number, model }: Version): string {
  return shownName(translate, `${model.name} v${number}`);
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
