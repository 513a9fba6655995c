import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { languageCookie, preferredLanguage, readLanguage } from "./languages";
import { messages } from "./messages";

/** The language of one request: the one chosen in this browser, else the one that it asks for. */
export default getRequestConfig(async () => {
  const chosen = readLanguage((await cookies()).get(languageCookie)?.value);
  const locale = chosen ?? preferredLanguage((await headers()).get("accept-language"));
  return { locale, messages: messages[locale], timeZone: "UTC" };
});
