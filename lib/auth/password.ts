import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import type { Transaction } from "@/lib/db";
import { schemaText } from "@/lib/language/words";

/** Characters. Long passphrases rather than rules on digits and signs (NIST SP 800-63B, 3.1.1.2). */
export const passwordLength = { minimum: 12, maximum: 128 } as const;

export const passwordSchema = z
  .string()
  .min(
    passwordLength.minimum,
    schemaText({ key: "errors.passwordShort", values: { minimum: passwordLength.minimum } }),
  )
  .max(
    passwordLength.maximum,
    schemaText({ key: "errors.passwordLong", values: { maximum: passwordLength.maximum } }),
  );

/** Sets the password a person signs in with. Their sessions stay; end them where that is wanted. */
export async function setPassword(tx: Transaction, userId: string, password: string): Promise<void> {
  const hashed = await hashPassword(password);
  const changed = await tx.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password: hashed },
  });
  if (changed.count > 0) return;
  await tx.account.create({
    data: { userId, accountId: userId, providerId: "credential", password: hashed },
  });
}
