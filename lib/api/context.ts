import { type Database, database } from "@/lib/db";

/** What every procedure is given. Who calls is worked out by `procedure` alone. */
export type ApiContext = { readonly db: Database; readonly headers: Headers };

export function apiContext(headers: Headers): ApiContext {
  return { db: database(), headers };
}
