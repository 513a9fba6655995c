import { Link2Off } from "lucide-react";
import type { Metadata } from "next";
import { passwordLength } from "@/lib/auth/password";
import { readSignInLink } from "@/lib/auth/sign-in-link";
import { database } from "@/lib/db";
import { ActionForm, ButtonLink, Field, SubmitButton, TextInput } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";
import { acceptLinkAction } from "../actions";

/** The address holds the token: no other site may learn it from the Referer header. */
export const metadata: Metadata = { title: "Set up your account", referrer: "same-origin" };

type Properties = { searchParams: Promise<{ token?: string | string[] }> };

/** Looking uses nothing up; sending the form does. */
export default async function SignInLinkPage({ searchParams }: Properties) {
  const { token } = await searchParams;
  const person = typeof token === "string" ? await readSignInLink(database(), token) : null;
  if (!person) return <LinkGone />;
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">Set up your account</h1>
        <p className="text-muted">
          You sign in with this address and password from now on. The link works once.
        </p>
      </div>
      <ActionForm action={acceptLinkAction}>
        <input type="hidden" name="token" value={token} />
        <Field name="name" label="Name" hint="What others see beside your reviews and runs." required>
          <TextInput defaultValue={person.name} autoComplete="name" />
        </Field>
        <Field name="email" label="E-mail address" required>
          <TextInput type="email" defaultValue={person.email} autoComplete="username" />
        </Field>
        <Field
          name="password"
          label="Password"
          hint={`At least ${passwordLength.minimum} characters.`}
          required
        >
          <TextInput type="password" autoComplete="new-password" />
        </Field>
        <SubmitButton className="w-full" pendingLabel="Setting up…">
          Continue
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function LinkGone() {
  return (
    <EmptyState
      icon={Link2Off}
      title="This link does not work"
      action={<ButtonLink href="/sign-in">Sign in with a password</ButtonLink>}
    >
      It was used, replaced by a newer one, or is older than 24 hours. Ask an administrator for a new one; the
      first administrator&apos;s is printed again at each start.
    </EmptyState>
  );
}
