import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { languageCookie, languageOf, readLanguage } from "./languages";
import { messages } from "./messages";

/** An action that has just changed the cookie shows in the cookies, and not in the headers that the request came with. */
export default getRequestConfig(async () => {
  const locale = readLanguage((await cookies()).get(languageCookie)?.value) ?? languageOf(await headers());
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
