import type { ExportedReview } from "./exported-problems";

/** Who approved how many of the exported problems, and from when to when. */
export type Approvals = {
  readonly by: string;
  readonly problems: number;
  readonly first: string;
  readonly last: string;
};

/** Counts approvals as problems pass by; it holds one row a person. */
export function approvalsOf() {
  const byPerson = new Map<string, { problems: number; first: string; last: string }>();
  return {
    add(reviews: readonly ExportedReview[]): void {
      for (const { by, at } of reviews.filter(({ decision }) => decision === "approve")) {
        const known = byPerson.get(by) ?? { problems: 0, first: at, last: at };
        known.problems += 1;
        if (at < known.first) known.first = at;
        if (at > known.last) known.last = at;
        byPerson.set(by, known);
      }
    },
    summary: (): Approvals[] => [...byPerson].map(([by, known]) => ({ by, ...known })),
  };
}
