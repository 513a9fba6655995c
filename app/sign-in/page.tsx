import type { Metadata } from "next";
import { ActionForm, Field, SubmitButton, TextInput } from "@/lib/ui/forms";
import { signInAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-lg">Sign in</h1>
      <ActionForm action={signInAction}>
        {typeof next === "string" && <input type="hidden" name="next" value={next} />}
        <Field name="email" label="E-mail address" required>
          <TextInput type="email" autoComplete="username" autoFocus />
        </Field>
        <Field name="password" label="Password" required>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton className="w-full" pendingLabel="Signing in…">
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
