import type { Database } from "@/lib/db";
import type { Actor } from "./actor";
import { actorOfToken } from "./api-tokens";
import { authFor, isSecure } from "./better-auth";

/** Who makes a request, and how they showed it. A cookie comes along unasked, so it alone needs the origin check. */
export type Caller = { readonly actor: Actor; readonly by: "cookie" | "token" };

/** Null for nobody. A bearer token that is not valid is nobody too, whatever cookie comes with it. */
export async function callerOf(db: Database, headers: Headers): Promise<Caller | null> {
  const bearer = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "");
  if (bearer?.[1]) {
    const actor = await actorOfToken(db, bearer[1]);
    return actor && { actor, by: "token" };
  }
  const actor = await actorOfCookie(db, headers);
  return actor && { actor, by: "cookie" };
}

/** Role and state are read from the account at each request, so that a change of either holds at once. */
async function actorOfCookie(db: Database, headers: Headers): Promise<Actor | null> {
  if (!headers.has("cookie")) return null;
  const session = await authFor(isSecure(headers)).api.getSession({ headers });
  if (!session) return null;
  const user = await db.user.findUnique({ where: { id: session.user.id } });
  if (!user || user.disabled) return null;
  return { kind: "person", userId: user.id, name: user.name, role: user.role };
}
