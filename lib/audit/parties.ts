import type { Database } from "@/lib/db";
import { bundledWords } from "@/lib/language/bundled-words";
import { say, type Text, type Translate } from "@/lib/language/words";

/** Who did something, or what it was done to, as it is called today. */
export type Party = { readonly name: Text; readonly href: string | null };
/** By the text of the log ("curriculum:<id>"). What is gone, or never had a row of its own, is missing. */
export type Parties = ReadonlyMap<string, Party>;

type Found = readonly (readonly [id: string, party: Party])[];
type Finder = (db: Database, ids: string[]) => Promise<Found>;

const byName = (ids: string[]) => ({ where: { id: { in: ids } }, select: { id: true, name: true } }) as const;

const named = (
  rows: readonly { id: string; name: string }[],
  href: (id: string) => string | null,
): [string, Party][] => rows.map(({ id, name }) => [id, { name, href: href(id) }]);

const person: Finder = async (db, ids) => named(await db.user.findMany(byName(ids)), () => null);

const finders: Readonly<Record<string, Finder>> = {
  person,
  user: person,
  token: async (db, ids) =>
    (
      await db.apiToken.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true, user: { select: { name: true } } },
      })
    ).map(({ id, name, user }) => [
      id,
      { name: { key: "audit.byToken", values: { person: user.name, token: name } }, href: null },
    ]),
  "api-token": async (db, ids) => named(await db.apiToken.findMany(byName(ids)), () => null),
  curriculum: async (db, ids) => named(await db.curriculum.findMany(byName(ids)), (id) => `/curricula/${id}`),
  model: async (db, ids) => named(await db.model.findMany(byName(ids)), (id) => `/models/${id}`),
  benchmark: async (db, ids) => named(await db.benchmark.findMany(byName(ids)), (id) => `/benchmarks/${id}`),
  backend: async (db, ids) => named(await db.rayBackend.findMany(byName(ids)), () => "/settings/backends"),
  problem: async (db, ids) =>
    (
      await db.problem.findMany({
        where: { id: { in: ids } },
        select: { id: true, statement: true, curriculumId: true },
      })
    ).map(({ id, statement, curriculumId }) => [
      id,
      { name: statement, href: `/curricula/${curriculumId}/problems/${id}` },
    ]),
  run: async (db, ids) =>
    (await db.run.findMany({ where: { id: { in: ids } }, select: { id: true, stage: true } })).map(
      ({ id, stage }) => [id, { name: { key: `data.stages.${stage}.label` }, href: `/runs/${id}` }],
    ),
  "model-version": async (db, ids) =>
    (
      await db.modelVersion.findMany({
        where: { id: { in: ids } },
        select: { id: true, number: true, model: { select: { id: true, name: true } } },
      })
    ).map(({ id, number, model }) => [
      id,
      { name: `${model.name} v${number}`, href: `/models/${model.id}/versions/${id}` },
    ]),
};

/** The parts of Ladderboard that act by themselves. */
const systems: [string, Party][] = (
  [
    ["command line", "audit.systems.commandLine"],
    ["start", "audit.systems.start"],
    ["trainer", "audit.systems.trainer"],
  ] as const
).map(([name, key]) => [`system:${name}`, { name: { key }, href: null }]);

/** What the log calls by these texts, in one query a kind. */
export async function partiesOf(db: Database, texts: readonly string[]): Promise<Parties> {
  const idsOf = new Map<string, Set<string>>();
  for (const text of texts) {
    const [kind, id] = split(text);
    if (finders[kind]) idsOf.set(kind, (idsOf.get(kind) ?? new Set()).add(id));
  }
  const found = await Promise.all(
    [...idsOf].map(async ([kind, ids]) =>
      (await finders[kind]!(db, [...ids])).map(([id, party]) => [`${kind}:${id}`, party] as const),
    ),
  );
  return new Map([...systems, ...found.flat()]);
}

/** The name of one who acted: a part of Ladderboard that has none in the log's words goes by its own. */
export const nameOf = (parties: Parties, actor: string): Text =>
  parties.get(actor)?.name ?? actor.replace(/^system:/, "");

/** What a party is called in the reader's language; null for one that is gone. */
export function partyName(translate: Translate, parties: Parties, text: string): string | null {
  const name = parties.get(text)?.name;
  if (name === undefined) return null;
  return say(translate, typeof name === "string" ? bundledWords(name) : name);
}

function split(text: string): [kind: string, id: string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1)];
}
