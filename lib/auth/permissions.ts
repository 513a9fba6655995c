import type { Actor } from "./actor";

export const roles = ["viewer", "reviewer", "operator", "auditor", "administrator"] as const;
export type Role = (typeof roles)[number];

/**
 * read: every page and query but those below. review: decide on problems. operate: launch and cancel runs, edit
 * curricula, models and checkpoint policies. override: open a checkpoint against its policy. audit: the audit log.
 * users: accounts, roles, links. tokens: API tokens of one's own.
 */
export const permissions = ["read", "review", "operate", "override", "audit", "users", "tokens"] as const;
export type Permission = (typeof permissions)[number];

/** What each role may do; what is not listed is denied. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ["read", "tokens"],
  reviewer: ["read", "tokens", "review"],
  operator: ["read", "tokens", "review", "operate"],
  auditor: ["read", "tokens", "audit"],
  administrator: ["read", "tokens", "review", "operate", "override", "audit", "users"],
};

/**
 * Programs never manage accounts or tokens: a token that leaks must not be able to make itself a successor. Nor do they open
 * a checkpoint against its policy: somebody must answer for that.
 */
const personsOnly: readonly Permission[] = ["users", "tokens", "override"];

export function can(actor: Actor, permission: Permission): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "token" && personsOnly.includes(permission)) return false;
  return rolePermissions[actor.role].includes(permission);
}
