import { type Database, database } from "@/lib/db";
import { LadderboardError } from "@/lib/errors";
import type { Actor } from "./actor";
import { requireSameOrigin } from "./origin";
import { can, type Permission } from "./permissions";
import { callerOf } from "./session";

/** What was asked: `changes` where anything may be written, which is everything but reading pages and queries. */
export type Asked = { readonly headers: Headers; readonly permission: Permission; readonly changes: boolean };

/**
 * The one place where a request is let through, for pages, server actions, tRPC procedures and route handlers alike.
 * Denies by default: no known caller, no permission named in the table, or a change whose Origin is not this host.
 * @throws LadderboardError "unauthenticated" or "forbidden"
 */
export async function authorize(asked: Asked, db: Database = database()): Promise<Actor> {
  const caller = await callerOf(db, asked.headers);
  if (!caller) {
    throw new LadderboardError(
      "unauthenticated",
      { key: "errors.signInFirst" },
      {
        remedy: { key: "errors.programsSendToken" },
      },
    );
  }
  if (asked.changes && caller.by === "cookie") requireSameOrigin(asked.headers);
  requirePermission(caller.actor, asked.permission);
  return caller.actor;
}

/** @throws LadderboardError "forbidden" */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  throw new LadderboardError(
    "forbidden",
    { key: "errors.roleForbids" },
    {
      remedy: { key: "errors.askForRole" },
    },
  );
}
