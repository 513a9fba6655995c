import { LadderboardError } from "@/lib/errors";

const windowMs = 15 * 60 * 1000;
const maximum = 10;
/** A bound on memory; beyond it the oldest addresses are forgotten first. */
const maximumAddresses = 10_000;

const attempts = new Map<string, number[]>();

/**
 * Counts an attempt to sign in as an address, beside Better Auth's limit by network address, which a client behind no proxy
 * can evade with a made-up X-Forwarded-For. In this process's memory: a restart forgets.
 * @throws LadderboardError "rate-limited" for more than ten in a quarter of an hour.
 */
export function countAttempt(email: string, now = Date.now()): void {
  const address = email.trim().toLowerCase();
  const recent = (attempts.get(address) ?? []).filter((at) => at > now - windowMs);
  if (recent.length >= maximum) {
    const minutes = Math.ceil(((recent[0] ?? now) + windowMs - now) / 60_000);
    throw new LadderboardError("rate-limited", {
      key: "errors.tooManyForAddress",
      values: { count: minutes },
    });
  }
  attempts.delete(address);
  attempts.set(address, [...recent, now]);
  const oldest = attempts.keys().next().value;
  if (attempts.size > maximumAddresses && oldest !== undefined) attempts.delete(oldest);
}

/** After a right password. */
export function forgetAttempts(email: string): void {
  attempts.delete(email.trim().toLowerCase());
}
