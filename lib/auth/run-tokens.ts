import type { Transaction } from "@/lib/db";
import { hashSecret, randomSecret } from "./one-time-secret";

/** Not the beginning of a person's token: neither can be taken for the other. */
const prefix = "lbrun_";

/** Makes a token that lets a trainer in for one run, for `hours`. It is returned here and never again. */
export async function createRunToken(tx: Transaction, runId: string, hours: number): Promise<string> {
  const token = prefix + randomSecret();
  const expiresAt = new Date(Date.now() + hours * 60 * 60 * 1000);
  await tx.runToken.create({ data: { runId, tokenHash: hashSecret(token), expiresAt } });
  return token;
}

/** The stored form of a request's bearer token; null where it is none of a run. Whether it still opens anything is the row's to say. */
export function runTokenHash(headers: Headers): string | null {
  const token = /^Bearer (\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return token?.startsWith(prefix) && token.length <= 100 ? hashSecret(token) : null;
}

/** Ends every token of a run. */
export async function revokeRunTokens(tx: Transaction, runId: string): Promise<void> {
  await tx.runToken.updateMany({ where: { runId, revokedAt: null }, data: { revokedAt: new Date() } });
}
