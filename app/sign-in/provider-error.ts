/** What the identity provider's way back says with its `error`, in words for the person. */
export function providerErrorWords(error: string, provider: string): string {
  if (/signup.disabled/i.test(error))
    return `There is no account here for the address that ${provider} knows of you. Ask an administrator for one.`;
  if (/not.linked|link/i.test(error))
    return "Nobody has confirmed that this account's address is yours. Ask an administrator for a new sign-in link, and keep the address in it.";
  if (/access.denied/i.test(error)) return `${provider} did not let you in, or you ended it there.`;
  if (/disabled/i.test(error)) return "This account is disabled. Ask an administrator to enable it.";
  if (/email/i.test(error))
    return `${provider} did not tell your e-mail address, by which accounts are known here.`;
  return `Signing in with ${provider} did not work. Try again, or sign in with your password.`;
}
