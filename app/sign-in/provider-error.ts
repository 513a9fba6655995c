import type { Messages } from "@/lib/language/messages";

/** Which message tells what the identity provider's way back says with its `error`. */
export function providerErrorKey(error: string): keyof Messages["signIn"]["provider"] {
  if (/signup.disabled/i.test(error)) return "noAccount";
  if (/not.linked|link/i.test(error)) return "notLinked";
  if (/access.denied/i.test(error)) return "denied";
  if (/disabled/i.test(error)) return "disabled";
  if (/email/i.test(error)) return "noEmail";
  return "other";
}
