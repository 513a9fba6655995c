import { type Database, Prisma } from "@/lib/db";
import { curriculumById } from "./read-curricula";

/**
 * Everything of a tree but its formulas, packed in columns: about 50 bytes a problem, where rows of JSON took 500.
 * A 4-byte length (little-endian), so many bytes of JSON (the header, padded with blanks to whole words), then the
 * header's `columns` in order, one entry a problem, in no order: "id" 16 bytes each, "state"
 * 1 byte (the verdict's place among verified, refuted, undecided and none, + 4 × the review state's among pending,
 * approved, rejected and conflict), the others 32-bit integers, little-endian: "parent" is the place of the parent, −1
 * at a root; "transformations", "models" and "runs" are places in the header's lists of the same names, −1 for none.
 * `since` is what `treeChanges` asks for what was written afterwards. @throws LadderboardError not-found
 */
export async function treeSkeleton(db: Database, curriculumId: string): Promise<Uint8Array<ArrayBuffer>> {
  await curriculumById(db, curriculumId);
  const known = kept.get(curriculumId);
  if (known && (await isCurrent(db, curriculumId, known))) return known.bytes;
  const underWay = reading.get(curriculumId);
  if (underWay) return (await underWay).bytes;
  const fresh = readSkeleton(db, curriculumId).finally(() => reading.delete(curriculumId));
  reading.set(curriculumId, fresh);
  keep(curriculumId, await fresh);
  return (await fresh).bytes;
}

type Skeleton = { readonly bytes: Uint8Array<ArrayBuffer>; readonly since: string; readonly count: number };

/**
 * A page asks twice, to draw its first view and for the tree itself, by two bundles of the server. So the newest trees
 * are kept on globalThis, this many bytes of them, and what is being read is not read a second time.
 */
const keptBytes = 32_000_000;
const shared = globalThis as {
  ladderboardTrees?: { kept: Map<string, Skeleton>; reading: Map<string, Promise<Skeleton>> };
};
shared.ladderboardTrees ??= { kept: new Map(), reading: new Map() };
const { kept, reading } = shared.ladderboardTrees;

function keep(curriculumId: string, skeleton: Skeleton): void {
  kept.delete(curriculumId);
  kept.set(curriculumId, skeleton);
  let size = 0;
  for (const each of kept.values()) size += each.bytes.length;
  for (const [oldest, { bytes }] of kept) {
    if (size <= keptBytes) return;
    kept.delete(oldest);
    size -= bytes.length;
  }
}

/** Whether nothing was written or deleted since. The tallies know how many problems there are, so that nobody counts them. */
async function isCurrent(db: Database, curriculumId: string, { since, count }: Skeleton): Promise<boolean> {
  const [now] = await db.$queryRaw<{ changed: boolean; count: number }[]>`
    SELECT coalesce(sum(problems), 0)::int AS count, EXISTS (SELECT 1 FROM problem
      WHERE curriculum_id = ${curriculumId} AND changed_in >= ${since}::xid8) AS changed
    FROM problem_tally WHERE curriculum_id = ${curriculumId}`;
  return now!.count === count && !now!.changed;
}

async function readSkeleton(db: Database, curriculumId: string): Promise<Skeleton> {
  // Each column is one value, so that neither the database nor this process handles a row at a time.
  const [read] = await db.$queryRaw<ReadColumns[]>`
    SELECT count(*)::int AS count, pg_snapshot_xmin(pg_current_snapshot())::text AS since,
      string_agg(uuid_send(id::uuid), '') AS id,
      string_agg(uuid_send(coalesce(parent_id, ${nobody})::uuid), '') AS parent,
      string_agg(int4send(attempt_count), '') AS "attemptCount",
      string_agg(int4send(verified_count), '') AS "verifiedCount",
      string_agg(int4send(undecided_count), '') AS "undecidedCount",
      string_agg(${state}, '') AS state,
      string_agg(array_to_string(transformations, chr(31)), chr(30)) AS transformations,
      string_agg(coalesce(model_version_id, ''), chr(30)) AS models,
      string_agg(coalesce(generated_by_run_id, ''), chr(30)) AS runs
    FROM problem WHERE curriculum_id = ${curriculumId}`;
  const { count, since, ...columns } = read!;
  if (count === 0) return { count, since, bytes: pack({ count, since, ...noLists }, []) };
  const [transformations, models, runs] = [
    coded(columns.transformations),
    coded(columns.models),
    coded(columns.runs),
  ] as const;
  const header = {
    count,
    since,
    transformations: transformations.list.map((joined) => joined.split("\u001f")),
    models: await versionNames(db, models.list),
    runs: runs.list,
  };
  const bytes = pack(header, [
    ["id", columns.id],
    ["parent", bytesOf(placesOf(bufferOf(columns.parent), bufferOf(columns.id)))],
    ["attemptCount", littleEndian(columns.attemptCount)],
    ["verifiedCount", littleEndian(columns.verifiedCount)],
    ["undecidedCount", littleEndian(columns.undecidedCount)],
    ["transformations", bytesOf(transformations.codes)],
    ["models", bytesOf(models.codes)],
    ["runs", bytesOf(runs.codes)],
    ["state", columns.state],
  ]);
  return { count, since, bytes };
}

const nobody = "00000000-0000-0000-0000-000000000000";
const noLists = { transformations: [], models: [], runs: [] };
const state = Prisma.sql`set_byte('\\x00'::bytea, 0,
  CASE verdict WHEN 'verified' THEN 0 WHEN 'refuted' THEN 1 WHEN 'undecided' THEN 2 ELSE 3 END
  + 4 * CASE review_state WHEN 'pending' THEN 0 WHEN 'approved' THEN 1 WHEN 'rejected' THEN 2 ELSE 3 END)`;

type BinaryColumn = "id" | "parent" | "attemptCount" | "verifiedCount" | "undecidedCount" | "state";
type TextColumn = "transformations" | "models" | "runs";
type ReadColumns = Record<BinaryColumn, Uint8Array> &
  Record<TextColumn, string> & { count: number; since: string };

/** The distinct texts in the order of their first mention, and for each entry the place of its text; −1 for an empty one. */
function coded(joined: string): { list: string[]; codes: Int32Array } {
  const entries = joined.split("\u001e");
  const places = new Map<string, number>([["", -1]]);
  const list: string[] = [];
  const codes = new Int32Array(entries.length);
  for (let index = 0; index < entries.length; index += 1) {
    const text = entries[index]!;
    let code = places.get(text);
    if (code === undefined) {
      code = list.push(text) - 1;
      places.set(text, code);
    }
    codes[index] = code;
  }
  return { list, codes };
}

/** For each parent, where among the ids it stands; −1 where it does not. */
function placesOf(parents: Buffer, ids: Buffer): Int32Array {
  const find = placeFinder(ids);
  const places = new Int32Array(parents.length / 16);
  for (let index = 0; index < places.length; index += 1) places[index] = find(parents, index * 16);
  return places;
}

/** A hash table with open addressing: a Map of as many strings would take ten times as long. */
function placeFinder(ids: Buffer): (id: Buffer, at: number) => number {
  const count = ids.length / 16;
  const size = 2 ** Math.ceil(Math.log2(count * 2 + 1));
  const slots = new Int32Array(size).fill(-1);
  const slotOf = (id: Buffer, at: number) =>
    (id.readUInt32LE(at + 12) ^ id.readUInt32LE(at + 6)) & (size - 1);
  for (let place = 0; place < count; place += 1) {
    let slot = slotOf(ids, place * 16);
    while (slots[slot] !== -1) slot = (slot + 1) & (size - 1);
    slots[slot] = place;
  }
  return (id, at) => {
    for (let slot = slotOf(id, at); slots[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      const known = slots[slot]! * 16;
      if (ids.compare(id, at, at + 16, known, known + 16) === 0) return slots[slot]!;
    }
    return -1;
  };
}

async function versionNames(db: Database, ids: readonly string[]): Promise<string[]> {
  const versions = await db.modelVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, model: { select: { name: true } } },
  });
  const names = new Map(versions.map(({ id, number, model }) => [id, `${model.name} v${number}`]));
  return ids.map((id) => names.get(id) ?? "A model that is gone");
}

/** PostgreSQL sends integers big-endian; every machine that reads them here is little-endian. */
const littleEndian = (column: Uint8Array): Uint8Array => Buffer.from(column).swap32();
const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

type Header = {
  count: number;
  since: string;
  transformations: string[][];
  models: string[];
  runs: string[];
};

function pack(header: Header, columns: readonly (readonly [string, Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify({ ...header, columns: columns.map(([name]) => name) }));
  const padded = Math.ceil(text.length / 4) * 4;
  const size = columns.reduce((sum, [, column]) => sum + column.length, 4 + padded);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, padded, true);
  bytes.fill(0x20, 4, 4 + padded);
  bytes.set(text, 4);
  let at = 4 + padded;
  for (const [, column] of columns) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}
