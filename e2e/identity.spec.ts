import { type Browser, expect, type Page } from "@playwright/test";
import type { Language } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { expectAccessible } from "./accessibility";
import { invite, strangerPage } from "./people";
import { inEachLanguage, test } from "./reading";

const provider = "Example Works";

/** Somebody at the sign-in page who then signs in at the provider, which speaks English, under this name. */
async function comeBy(browser: Browser, name: string, language: Language): Promise<Page> {
  const t = translateTo(language);
  const person = await strangerPage(browser, language);
  await person.goto("/sign-in?next=/runs");
  await expectAccessible(person);
  await person.getByRole("button", { name: t("signIn.withProvider", { provider }) }).click();
  await person.locator('input[name="login"]').fill(name);
  await person.locator('input[name="password"]').fill("any");
  await person.getByRole("button", { name: /sign-in/i }).click();
  await person.getByRole("button", { name: /continue/i }).click();
  return person;
}

inEachLanguage((language) => {
  test("who has an account signs in at the organisation's identity provider, and comes where they wanted", async ({
    page,
    browser,
    t,
  }) => {
    const name = `Emmy${Date.now()}`;
    const invited = await invite(page, browser, name, "reviewer", language);
    await invited.context().close();
    const emmy = await comeBy(browser, name, language);
    await expect(emmy.getByRole("heading", { name: t("runs.title"), level: 1 })).toBeVisible();
    await expect(emmy.getByRole("button", { name: t("layout.account.label", { name }) })).toBeVisible();
    await emmy.context().close();
  });

  test("nobody makes an account by it", async ({ browser, t }) => {
    const stranger = await comeBy(browser, `Stranger${Date.now()}`, language);
    await expect(stranger.getByText(t("signIn.provider.noAccount", { provider }))).toBeVisible();
    await expectAccessible(stranger);
    await stranger.goto("/runs");
    await expect(stranger.getByRole("heading", { name: t("signIn.title") })).toBeVisible();
    await stranger.context().close();
  });

  test("a disabled account stays shut", async ({ page, browser, t }) => {
    const name = `Amalie${Date.now()}`;
    const invited = await invite(page, browser, name, "reviewer", language);
    await invited.context().close();
    await page.goto("/settings/users");
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByRole("button").click();
    await page.getByRole("menuitem", { name: t("settingsForms.user.disable") }).click();
    await expect(row.getByText(t("settings.users.disabled"), { exact: true })).toBeVisible();
    const amalie = await comeBy(browser, name, language);
    await expect(amalie.getByText(t("signIn.provider.disabled"))).toBeVisible();
    await amalie.context().close();
  });
});
