import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, safe in an address. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is stored in place of a token. The tokens are random and long, so that a plain SHA-256 cannot be searched; a slow hash would
 * only slow each request.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
