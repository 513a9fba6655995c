import type { Metadata } from "next";
import { identityProvider } from "@/lib/auth/identity-provider";
import { ActionForm, Field, SubmitButton, TextInput } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";
import { providerSignInAction, signInAction } from "./actions";
import { providerErrorWords } from "./provider-error";

export const metadata: Metadata = { title: "Sign in" };

type Asked = { next?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { next, error } = await searchParams;
  const provider = identityProvider();
  const returnTo = typeof next === "string" && <input type="hidden" name="next" value={next} />;
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-lg">Sign in</h1>
      {provider && typeof error === "string" && (
        <Callout tone="bad" title="You are not signed in">
          {providerErrorWords(error, provider.name)}
        </Callout>
      )}
      {provider && (
        <>
          <ActionForm action={providerSignInAction}>
            {returnTo}
            <SubmitButton className="w-full" pendingLabel="Going there…">
              Sign in with {provider.name}
            </SubmitButton>
          </ActionForm>
          <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or with a password
          </p>
        </>
      )}
      <ActionForm action={signInAction}>
        {returnTo}
        <Field name="email" label="E-mail address" required>
          <TextInput type="email" autoComplete="username" autoFocus={!provider} />
        </Field>
        <Field name="password" label="Password" required>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton
          className="w-full"
          variant={provider ? "secondary" : undefined}
          pendingLabel="Signing in…"
        >
          Sign in
        </SubmitButton>
      </ActionForm>
      <p className="text-muted text-xs">
        No account, or a lost password? An administrator makes you a sign-in link. The first
        administrator&apos;s link is printed when Ladderboard starts.
      </p>
    </div>
  );
}
