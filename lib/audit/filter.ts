import { z } from "zod";

const text = z.string().trim().max(200);
const day = z.iso.date();

/** Which entries of the audit log; what is given must all hold. */
export const auditFilterSchema = z.object({
  /** What was done: an action ("run.launched") or a group of them ("run"). */
  action: text.optional(),
  /** Who did it, as the log has it: "person:<id>". */
  actor: text.optional(),
  /** What it was done to, as the log has it: "problem:<id>". */
  subject: text.optional(),
  /** The id of a curriculum: what was done to it, to its problems and to its runs. */
  curriculum: text.optional(),
  /** The first and the last day, in UTC. */
  from: day.optional(),
  to: day.optional(),
});
export type AuditFilter = z.output<typeof auditFilterSchema>;

export const auditFilterNames = auditFilterSchema.keyof().options;

/** An empty control of a form filters by nothing. */
export const filled = (query: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));

/** The filter of an address that anybody may have written: what cannot be read is left out. */
export function readableFilter(query: Readonly<Record<string, unknown>>): AuditFilter {
  const given = filled(query);
  const parts = auditFilterNames.map((name) => {
    const read = auditFilterSchema.shape[name].safeParse(given[name]);
    return [name, read.success ? read.data : undefined] as const;
  });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
