import english from "@/lib/language/messages/en/audit.json" with { type: "json" };
import type { AuditAction } from ".";

type Grouped = typeof english.actions;
/** The noun before the point of an action: "run" of "run.launched". */
export type AuditGroup = keyof Grouped;

export const auditGroups = Object.keys(english.actions) as AuditGroup[];

export const actionsOf = (group: AuditGroup): AuditAction[] =>
  Object.keys(english.actions[group]).map((name) => `${group}.${name}` as AuditAction);

/** The actions that a filter names: a group has several, anything else is one action as the log has it. */
export const actionsNamed = (what: string): readonly string[] =>
  auditGroups.includes(what as AuditGroup) ? actionsOf(what as AuditGroup) : [what];
