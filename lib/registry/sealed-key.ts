import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { installationSecret } from "@/lib/auth/secret";
import { LadderboardError } from "@/lib/errors";

/** A key of its own, so that nothing else that is derived from the secret can open what is sealed here. */
const sealingKey = () => createHash("sha256").update(`model keys\n${installationSecret()}`).digest();

/** Encrypts an endpoint's key for the database (AES-256-GCM; nonce, tag and text in base64, with dots between). */
export function sealKey(key: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(), nonce);
  const text = Buffer.concat([cipher.update(key, "utf8"), cipher.final()]);
  return [nonce, cipher.getAuthTag(), text].map((part) => part.toString("base64")).join(".");
}

/** @throws LadderboardError unavailable where it was sealed with another secret, or changed since */
export function openSealedKey(sealed: string): string {
  try {
    const [nonce, tag, text] = sealed.split(".").map((part) => Buffer.from(part, "base64"));
    const decipher = createDecipheriv("aes-256-gcm", sealingKey(), nonce!);
    decipher.setAuthTag(tag!);
    return Buffer.concat([decipher.update(text!), decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new LadderboardError(
      "unavailable",
      { key: "modelErrors.keyUnreadable" },
      {
        remedy: { key: "modelErrors.keyAgain" },
        cause,
      },
    );
  }
}
