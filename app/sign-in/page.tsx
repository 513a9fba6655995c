import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { identityProvider } from "@/lib/auth/identity-provider";
import { ActionForm, Field, SubmitButton, TextInput } from "@/lib/ui/forms";
import { Callout } from "@/lib/ui/layout";
import { providerSignInAction, signInAction } from "./actions";
import { providerErrorKey } from "./provider-error";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

type Asked = { next?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const { next, error } = await searchParams;
  const t = await getTranslations("signIn");
  const provider = identityProvider();
  const returnTo = typeof next === "string" && <input type="hidden" name="next" value={next} />;
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-lg">{t("title")}</h1>
      {provider && typeof error === "string" && (
        <Callout tone="bad" title={t("refused")}>
          {t(`provider.${providerErrorKey(error)}`, { provider: provider.name })}
        </Callout>
      )}
      {provider && (
        <>
          <ActionForm action={providerSignInAction}>
            {returnTo}
            <SubmitButton className="w-full" pendingLabel={t("goingThere")}>
              {t("withProvider", { provider: provider.name })}
            </SubmitButton>
          </ActionForm>
          <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("orPassword")}
          </p>
        </>
      )}
      <ActionForm action={signInAction}>
        {returnTo}
        <Field name="email" label={t("email")} required>
          <TextInput type="email" autoComplete="username" autoFocus={!provider} />
        </Field>
        <Field name="password" label={t("password")} required>
          <TextInput type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton
          className="w-full"
          variant={provider ? "secondary" : undefined}
          pendingLabel={t("signingIn")}
        >
          {t("submit")}
        </SubmitButton>
      </ActionForm>
      <p className="text-muted text-xs">{t("noAccount")}</p>
    </div>
  );
}
