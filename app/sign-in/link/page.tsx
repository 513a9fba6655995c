import { Link2Off } from "lucide-react";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { passwordLength } from "@/lib/auth/password";
import { readSignInLink } from "@/lib/auth/sign-in-link";
import { database } from "@/lib/db";
import { ActionForm, ButtonLink, Field, SubmitButton, TextInput } from "@/lib/ui/forms";
import { EmptyState } from "@/lib/ui/layout";
import { acceptLinkAction } from "../actions";

/** The address holds the token: no other site may learn it from the Referer header. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn.link");
  return { title: t("title"), referrer: "same-origin" };
}

type Properties = { searchParams: Promise<{ token?: string | string[] }> };

/** Looking uses nothing up; sending the form does. */
export default async function SignInLinkPage({ searchParams }: Properties) {
  const { token } = await searchParams;
  const person = typeof token === "string" ? await readSignInLink(database(), token) : null;
  if (!person) return <LinkGone />;
  const t = await getTranslations("signIn");
  return (
    <div className="grid gap-4">
      <div className="grid gap-1">
        <h1 className="font-semibold text-lg">{t("link.title")}</h1>
        <p className="text-muted">{t("link.explanation")}</p>
      </div>
      <ActionForm action={acceptLinkAction}>
        <input type="hidden" name="token" value={token} />
        <Field name="name" label={t("link.name")} hint={t("link.nameHint")} required>
          <TextInput defaultValue={person.name} autoComplete="name" />
        </Field>
        <Field name="email" label={t("email")} required>
          <TextInput type="email" defaultValue={person.email} autoComplete="username" />
        </Field>
        <Field
          name="password"
          label={t("password")}
          hint={t("link.passwordHint", { minimum: passwordLength.minimum })}
          required
        >
          <TextInput type="password" autoComplete="new-password" />
        </Field>
        <SubmitButton className="w-full" pendingLabel={t("link.settingUp")}>
          {t("link.submit")}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

function LinkGone() {
  const t = useTranslations("signIn.link");
  return (
    <EmptyState
      icon={Link2Off}
      title={t("gone")}
      action={<ButtonLink href="/sign-in">{t("withPassword")}</ButtonLink>}
    >
      {t("goneExplanation")}
    </EmptyState>
  );
}
