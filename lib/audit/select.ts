import { Prisma } from "@/lib/db";
import { actionsNamed } from "./actions";
import type { AuditFilter } from "./filter";

type Page = { readonly before?: bigint | undefined; readonly limit?: number | undefined };

/** The entries that a filter finds, below `before` and at most `limit` of them, newest first. */
export function selectAudit(filter: AuditFilter, page: Page): Prisma.Sql {
  return Prisma.sql`
    SELECT entry.id, entry.at, entry.actor, entry.action, entry.subject, entry.payload,
      entry.previous_hash AS "previousHash", entry.hash
    FROM (${numbers(filter, page)}) found JOIN audit_entry entry ON entry.id = found.id
    ORDER BY entry.id DESC ${limited(page)}`;
}

/**
 * Each action of a group is read by itself, from the end of its own range of an index: a page of what is rare, or was done long
 * ago, then costs no more than one of what is common.
 */
function numbers({ action, ...filter }: AuditFilter, page: Page): Prisma.Sql {
  if (action === undefined) return numbersOf(filter, page);
  return Prisma.sql`
    SELECT one.id FROM unnest(${[...actionsNamed(action)]}::text[]) wanted (action)
    CROSS JOIN LATERAL (${numbersOf(filter, page, Prisma.sql`wanted.action`)}) one`;
}

type Given = readonly [column: Prisma.Sql, value: Prisma.Sql];

/** The numbers of entries of one action, or of any. All but a subject's are found by what stands beside the log. */
function numbersOf(filter: Omit<AuditFilter, "action">, page: Page, action?: Prisma.Sql): Prisma.Sql {
  const { curriculum, actor, subject } = filter;
  const isScoped = subject === undefined && [curriculum, action, actor].some((one) => one !== undefined);
  const id = isScoped ? Prisma.sql`entry_id` : Prisma.sql`id`;
  const given = {
    curriculum:
      isScoped &&
      curriculum !== undefined &&
      ([Prisma.sql`curriculum_id`, Prisma.sql`${curriculum}`] as const),
    subject: subject !== undefined && ([Prisma.sql`subject`, Prisma.sql`${subject}`] as const),
    actor: actor !== undefined && ([Prisma.sql`actor`, Prisma.sql`${actor}`] as const),
    action: action !== undefined && ([Prisma.sql`action`, action] as const),
  };
  const { prefix, rest } = byIndex(given);
  const conditions = [
    inRange(prefix, id, boundsOf(filter, page)),
    ...rest.map(([column, value]) => Prisma.sql`${column} = ${value}`),
    ...days(filter),
  ];
  if (curriculum !== undefined && !isScoped)
    conditions.push(Prisma.sql`EXISTS (SELECT FROM audit_scope
      WHERE audit_scope.curriculum_id = ${curriculum} AND audit_scope.entry_id = audit_entry.id)`);
  const order = [...prefix.map(([column]) => column), id].map((column) => Prisma.sql`${column} DESC`);
  return Prisma.sql`
    SELECT ${id} AS id FROM ${isScoped ? Prisma.sql`audit_scope` : Prisma.sql`audit_entry`}
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY ${Prisma.join(order)} ${limited(page)}`;
}

/** The columns with which an index begins whose last is the number, and those that are looked at entry by entry. */
function byIndex({ curriculum, subject, actor, action }: Record<string, Given | false>) {
  const is = (one: Given | false | undefined): one is Given => Array.isArray(one);
  const wholly = [curriculum, actor, action].filter(is);
  return subject ? { prefix: [subject], rest: [actor, action].filter(is) } : { prefix: wholly, rest: [] };
}

/** As a comparison of rows, by which the planner takes the index that is meant: it takes others where it knows equality. */
function inRange(prefix: readonly Given[], id: Prisma.Sql, { above, below }: Bounds): Prisma.Sql {
  const columns = Prisma.join([...prefix.map(([column]) => column), id]);
  const row = (bound: Prisma.Sql) => Prisma.join([...prefix.map(([, value]) => value), bound]);
  return Prisma.sql`(${columns}) > (${row(above)}) AND (${columns}) < (${row(below)})`;
}

const limited = ({ limit }: Page) =>
  limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}::bigint`;

type Bounds = { readonly above: Prisma.Sql; readonly below: Prisma.Sql };

/** How far an entry's time may lie from the order of the log: it is taken before the entry waits for its place in the chain. */
const skew = Prisma.sql`interval '1 hour'`;

const startOf = (day: string) => Prisma.sql`${day}::timestamp AT TIME ZONE 'UTC'`;
const endOf = (day: string) => Prisma.sql`(${day}::date + 1)::timestamp AT TIME ZONE 'UTC'`;

function days({ from, to }: AuditFilter): Prisma.Sql[] {
  return [
    ...(from === undefined ? [] : [Prisma.sql`at >= ${startOf(from)}`]),
    ...(to === undefined ? [] : [Prisma.sql`at < ${endOf(to)}`]),
  ];
}

/** Between which numbers the entries of the page and of the days lie, so that the log need not be read elsewhere. */
function boundsOf({ from, to }: AuditFilter, { before }: Page): Bounds {
  const above =
    from === undefined
      ? Prisma.sql`0`
      : Prisma.sql`coalesce((SELECT early.entry_id FROM audit_scope early
          WHERE early.at < ${startOf(from)} - ${skew} ORDER BY early.at DESC LIMIT 1), 0)`;
  const next = before ?? greatest;
  const below =
    to === undefined
      ? Prisma.sql`${next}::bigint`
      : Prisma.sql`least(${next}::bigint, (SELECT late.entry_id FROM audit_scope late
          WHERE late.at >= ${endOf(to)} + ${skew} ORDER BY late.at LIMIT 1))`;
  return { above, below };
}

/** No entry has so high a number. */
const greatest = 2n ** 63n - 1n;
