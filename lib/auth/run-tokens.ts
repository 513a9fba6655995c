import type { Database, Transaction } from "@/lib/db";
import { hashSecret, randomSecret } from "./one-time-secret";

/** Not the beginning of a person's token: neither can be taken for the other. */
const prefix = "lbrun_";

export type RunOfToken = { readonly runId: string };

/** Makes a token that lets a trainer in for one run, for `hours`. It is returned here and never again. */
export async function createRunToken(tx: Transaction, runId: string, hours: number): Promise<string> {
  const token = prefix + randomSecret();
  const expiresAt = new Date(Date.now() + hours * 60 * 60 * 1000);
  await tx.runToken.create({ data: { runId, tokenHash: hashSecret(token), expiresAt } });
  return token;
}

/** The run that a request's bearer token was made for; null for none, an unknown, a revoked or an expired one. */
export async function runOfToken(db: Database, headers: Headers): Promise<RunOfToken | null> {
  const token = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (!token?.startsWith(prefix) || token.length > 100) return null;
  const row = await db.runToken.findUnique({ where: { tokenHash: hashSecret(token) } });
  if (!row || row.revokedAt || row.expiresAt <= new Date()) return null;
  return { runId: row.runId };
}

/** Ends every token of a run. */
export async function revokeRunTokens(tx: Transaction, runId: string): Promise<void> {
  await tx.runToken.updateMany({ where: { runId, revokedAt: null }, data: { revokedAt: new Date() } });
}
