import { type Browser, expect, type Page } from "@playwright/test";
import type { Language } from "@/lib/language/languages";
import { translateTo } from "@/lib/language/translate";
import { expectAccessible } from "./accessibility";
import { addressOf, invite, password, strangerPage } from "./people";
import { inEachLanguage, test } from "./reading";

const provider = "Example Works";

/** Somebody at the sign-in page who then signs in at the provider, which speaks English, under this name. */
async function comeBy(browser: Browser, name: string, language: Language | null): Promise<Page> {
  const t = translateTo(language ?? "en");
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

test("a browser in which no language was chosen takes over the account's, whichever way its owner signs in", async ({
  page,
  browser,
}) => {
  const name = `Yoko${Date.now()}`;
  const first = await invite(page, browser, name);
  await first.getByRole("button", { name: `Account of ${name}` }).click();
  await first.getByRole("menuitemradio", { name: "日本語" }).click();
  await expect(first.getByRole("heading", { name: "カリキュラム", level: 1 })).toBeVisible();
  await first.context().close();

  const second = await strangerPage(browser, null);
  await second.goto("/sign-in");
  await second.getByLabel("E-mail address").fill(addressOf(name));
  await second.getByLabel("Password").fill(password);
  await second.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(second.getByRole("heading", { name: "カリキュラム", level: 1 })).toBeVisible();
  await second.context().close();

  const third = await comeBy(browser, name, null);
  await expect(third.getByRole("heading", { name: "実行", level: 1 })).toBeVisible();
  await third.context().close();
});
