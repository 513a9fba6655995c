import { LadderboardError } from "@/lib/errors";
import { RollingWindow } from "./rolling-window";

const rule = { seconds: 15 * 60, most: 10 };
const attempts = new RollingWindow();

const keyOf = (email: string) => email.trim().toLowerCase();

/**
 * Counts an attempt to sign in as an address, beside Better Auth's limit by network address, which a client behind no proxy
 * can evade with a made-up X-Forwarded-For.
 * @throws LadderboardError "rate-limited" for more than ten in a quarter of an hour.
 */
export function countAttempt(email: string): void {
  const wait = attempts.take(keyOf(email), rule);
  if (wait === null) return;
  throw new LadderboardError("rate-limited", {
    key: "errors.tooManyForAddress",
    values: { count: Math.ceil(wait / 60) },
  });
}

/** After a right password. */
export const forgetAttempts = (email: string): void => attempts.forget(keyOf(email));
