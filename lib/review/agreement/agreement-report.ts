import type { Database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import { transformationWords } from "@/lib/language/library-words";
import type { Text } from "@/lib/language/words";
import { type Agreement, agreementOf, type RatedItems } from "./summarise";

/** `id`: of the group, unique among its like; `label`: as people read it. */
export type GroupAgreement = { readonly id: string; readonly label: Text; readonly agreement: Agreement };

export type AgreementReport = {
  readonly curriculum: { readonly id: string; readonly name: string };
  readonly all: Agreement;
  readonly byPair: readonly GroupAgreement[];
  readonly byLevel: readonly GroupAgreement[];
  readonly byTransformation: readonly GroupAgreement[];
};

/** Approve or reject. A skip is no rating. */
const categories = ["approve", "reject"] as const;

type Row = RatedItems & { readonly level: number; readonly transformations: readonly string[] };

/** How far people agree on the problems of a curriculum that two or more decided on. @throws LadderboardError not-found */
export async function agreementReport(db: Database, curriculumId: string): Promise<AgreementReport> {
  const curriculum = await db.curriculum.findUnique({
    where: { id: curriculumId },
    select: { id: true, name: true },
  });
  if (!curriculum) throw new LadderboardError("not-found", { key: "errors.noCurriculum" });
  const rows = await ratedProblems(db, curriculumId);
  const names = await namesOf(db, rows);
  return {
    curriculum: { id: curriculum.id, name: curriculum.name },
    all: agreementOf(rows, categories.length),
    byPair: grouped(pairsOf(rows), (pair) => {
      const [first = "", second = ""] = (JSON.parse(pair) as string[]).map((id) => names.get(id) ?? id);
      return { key: "agreement.groups.pair", values: { first, second } };
    }),
    byLevel: grouped(
      rows.map((row) => [String(row.level), row]),
      (level) =>
        level === "0"
          ? { key: "agreement.groups.roots" }
          : { key: "agreement.groups.level", values: { level } },
    ),
    byTransformation: grouped(
      rows.flatMap((row) => row.transformations.map((id): [string, RatedItems] => [id, row])),
      transformationWords,
    ),
  };
}

/** Problems with two votes or more, counted together where everything that is asked about them is the same. */
async function ratedProblems(db: Database, curriculumId: string): Promise<Row[]> {
  const rows = await db.$queryRaw<
    { level: number; transformations: string[]; votes: string[]; items: number }[]
  >`
    SELECT level, transformations, votes, count(*)::int AS items FROM problem
    WHERE curriculum_id = ${curriculumId} AND approvals + rejections >= 2
    GROUP BY level, transformations, votes ORDER BY level`;
  return rows.map(({ votes, ...row }) => ({
    ...row,
    ratings: votes.map((vote) => {
      const [rater = "", decision] = vote.split(" ");
      return { rater, category: categories.indexOf(decision as "approve" | "reject") };
    }),
  }));
}

async function namesOf(db: Database, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = new Set(rows.flatMap(({ ratings }) => ratings.map(({ rater }) => rater)));
  const people = await db.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The items of each two people, with their ratings alone. */
function pairsOf(rows: readonly Row[]): [string, RatedItems][] {
  return rows.flatMap(({ ratings, items }) =>
    ratings.flatMap((first, place) =>
      ratings
        .slice(place + 1)
        .map((second): [string, RatedItems] => [
          JSON.stringify([first.rater, second.rater]),
          { ratings: [first, second], items },
        ]),
    ),
  );
}

/** Groups in the order of their first row. */
function grouped(
  keyed: readonly (readonly [string, RatedItems])[],
  labelOf: (id: string) => Text,
): GroupAgreement[] {
  const groups = new Map<string, RatedItems[]>();
  for (const [id, row] of keyed) {
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return [...groups].map(([id, rows]) => ({
    id,
    label: labelOf(id),
    agreement: agreementOf(rows, categories.length),
  }));
}
