"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { anonymousAction } from "@/lib/auth/action";
import { isSecure } from "@/lib/auth/better-auth";
import { saveLanguage } from "@/lib/auth/own-language";
import { safeReturnPath } from "@/lib/auth/path-header";
import { callerOf } from "@/lib/auth/session";
import { beginProviderSignIn, signIn } from "@/lib/auth/sign-in";
import { acceptSignInLink, signInLinkSchema } from "@/lib/auth/sign-in-link";
import { database } from "@/lib/db";
import { languageCookie, languageCookieAttributes, languages } from "@/lib/language/languages";
import { schemaText } from "@/lib/language/words";

const credentials = z.object({
  email: z
    .string()
    .trim()
    .min(1, schemaText({ key: "errors.fillIn" }))
    .max(254),
  password: z
    .string()
    .min(1, schemaText({ key: "errors.fillIn" }))
    .max(128),
  next: z.string().max(2000).optional(),
});

export const signInAction = anonymousAction(credentials, async ({ email, password, next }) => {
  await signIn(email, password);
  redirect(safeReturnPath(next));
});

export const providerSignInAction = anonymousAction(
  z.object({ next: z.string().max(2000).optional() }),
  async ({ next }) => redirect(await beginProviderSignIn(safeReturnPath(next))),
);

export const acceptLinkAction = anonymousAction(signInLinkSchema, async (input) => {
  await acceptSignInLink(database(), input);
  await signIn(input.email, input.password);
  redirect("/curricula");
});

/** Anybody may choose the language of their own browser; it is kept with the account of who is signed in. */
export const chooseLanguageAction = anonymousAction(
  z.object({ language: z.enum(languages) }),
  async ({ language }) => {
    const asked = await headers();
    (await cookies()).set(languageCookie, language, { ...languageCookieAttributes, secure: isSecure(asked) });
    const caller = await callerOf(database(), asked);
    if (caller) await saveLanguage(database(), caller.actor, language);
  },
);
