import { type Browser, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/auth/permissions";
import { type Language, languageCookie } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";

/** Takes over the first administrator's account by the link that the start printed; ends signed in. */
export async function becomeFirstAdministrator(page: Page): Promise<void> {
  await page.goto(process.env.LADDERBOARD_E2E_LINK ?? "");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password").fill("a staple of nine rungs");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible({ timeout: 30_000 });
}

/** What everybody who was invited signs in with. */
export const password = "a staple of twelve rungs";

export const addressOf = (name: string) => `${name.toLowerCase()}@example.org`;

let strangers = 0;

/**
 * A page of a browser of its own in a place of its own, in which nobody is signed in: from one place only some may in a minute.
 * With `null` no language was chosen in it.
 */
export async function strangerPage(browser: Browser, language: Language | null = "en"): Promise<Page> {
  const place = `192.0.2.${++strangers}`;
  const context = await browser.newContext({
    storageState: undefined,
    reducedMotion: "reduce",
    extraHTTPHeaders: { "x-forwarded-for": place },
  });
  const url = process.env.LADDERBOARD_E2E_URL ?? "";
  if (language) await context.addCookies([{ name: languageCookie, value: language, url }]);
  return context.newPage();
}

/** A person of their own browser context, who took over an account that the signed-in administrator made. */
export async function invite(
  page: Page,
  browser: Browser,
  name: string,
  role: Role = "reviewer",
  language: Language = "en",
): Promise<Page> {
  const t = translateTo(language);
  await page.goto("/settings/users");
  await page.getByRole("button", { name: t("settingsForms.invite.button"), exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t("settingsForms.invite.title") });
  await dialog.getByLabel(t("settingsForms.invite.name")).fill(name);
  await dialog.getByLabel(t("settingsForms.invite.email")).fill(addressOf(name));
  await dialog.getByLabel(t("settingsForms.invite.role")).selectOption(role);
  await dialog.getByRole("button", { name: t("settingsForms.invite.submit") }).click();
  const link = (await dialog.getByText(/sign-in\/link\?token=/).textContent()) ?? "";
  const person = await strangerPage(browser, language);
  await person.goto(link);
  await person.getByLabel(t("signIn.password")).fill(password);
  await person.getByRole("button", { name: t("signIn.link.submit") }).click();
  await expect(person.getByRole("heading", { name: t("curricula.title"), level: 1 })).toBeVisible();
  return person;
}
