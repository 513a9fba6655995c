import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { appDatabase } from "./database";
import { addressOf, invite, password, strangerPage } from "./people";
import { inEachLanguage, test } from "./reading";

inEachLanguage((language) => {
  test("a token works from when it is shown, once, until it is withdrawn", async ({
    page,
    playwright,
    baseURL,
    t,
  }) => {
    const name = `Nightly in ${language}`;
    await page.goto("/settings/tokens");
    await page.getByRole("button", { name: t("settingsForms.token.button") }).click();
    const dialog = page.getByRole("dialog", { name: t("settingsForms.token.title") });
    const days = dialog.getByLabel(t("settingsForms.token.days"));
    const submit = dialog.getByRole("button", { name: t("settingsForms.token.submit") });
    await dialog.getByLabel(t("settingsForms.token.name"), { exact: true }).fill(name);
    await days.fill("900");
    await submit.click();
    await expect(days).toHaveAttribute("aria-invalid", "true");
    await days.fill("30");
    await submit.click();
    await expect(dialog.getByText(t("settingsForms.token.copyNow"))).toBeVisible();
    const token = (await dialog.getByText(/^lb_/).textContent())!;
    const program = await playwright.request.newContext({
      baseURL,
      storageState: { cookies: [], origins: [] },
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    });

    const metrics = await program.get("/api/metrics");
    expect(metrics.headers()["content-type"]).toContain("version=0.0.4");
    const db = appDatabase();
    const succeeded = await db.run.count({ where: { stage: "verify", status: "succeeded" } });
    const series = 'ladderboard_runs{stage="verify",status="succeeded"}';
    const value = new RegExp(`^${series.replace(/[{}]/g, "\\$&")} (\\d+)$`, "m");
    expect(Number(value.exec(await metrics.text())?.[1] ?? 0)).toBe(succeeded);
    await db.$disconnect();

    await page.reload();
    expect(await page.content()).not.toContain(token);
    const row = page.getByRole("row").filter({ hasText: name });
    await expect(row).toContainText(t("settings.tokens.works"));
    await row.getByRole("button", { name: t("settingsForms.revoke.label", { name }) }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("settingsForms.revoke.button"), exact: true })
      .click();
    await expect(row).toContainText(t("settings.tokens.revoked"));
    expect((await program.get("/api/metrics")).status()).toBe(401);
    await program.dispose();
  });

  test("a password is changed by who knows it, and every other place they are signed in ends", async ({
    page,
    browser,
    t,
  }) => {
    const name = `Sonja${Date.now()}`;
    const here = await invite(page, browser, name, "reviewer", language);
    const elsewhere = await strangerPage(browser, language);
    const signIn = async (as: Page, secret: string) => {
      await as.goto("/sign-in");
      await as.getByLabel(t("signIn.email")).fill(addressOf(name));
      await as.getByLabel(t("signIn.password")).fill(secret);
      await as.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
      await expect(as.getByRole("heading", { name: t("curricula.title"), level: 1 })).toBeVisible();
    };
    await signIn(elsewhere, password);
    await here.getByRole("button", { name: t("layout.account.label", { name }) }).click();
    await here.getByRole("menuitem", { name: t("layout.account.settings") }).click();
    await expect(here.getByRole("table").getByRole("row")).toHaveCount(3);
    await expectAccessible(here);
    const current = here.getByLabel(t("settingsForms.password.current"));
    const change = async (known: string) => {
      await current.fill(known);
      await here.getByLabel(t("settingsForms.password.next")).fill("a staple of thirteen rungs");
      await here.getByRole("button", { name: t("settingsForms.password.submit") }).click();
    };
    await change("what somebody guessed");
    await expect(current).toHaveAttribute("aria-invalid", "true");
    await change(password);
    await expect(here.getByText(t("settingsErrors.passwordChanged"))).toBeVisible();
    await expect(here.getByRole("table").getByRole("row")).toHaveCount(2);
    await elsewhere.goto("/runs");
    await expect(elsewhere.getByRole("heading", { name: t("signIn.title") })).toBeVisible();
    await signIn(elsewhere, "a staple of thirteen rungs");
    await here.context().close();
    await elsewhere.context().close();
  });

  test("a role that was chosen by a slip stays as it was, one's own too", async ({ page, t }) => {
    await page.goto("/settings/users");
    const role = page.getByRole("combobox", { name: t("settingsForms.role.label", { name: "Ada" }) });
    await role.focus();
    await role.selectOption("viewer");
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(
      t("settingsForms.role.confirmOwn", {
        from: t("common.roles.administrator"),
        to: t("common.roles.viewer"),
      }),
    );
    await dialog.getByRole("button", { name: t("forms.cancel") }).click();
    await expect(role).toHaveValue("administrator");
    await expect(role).toBeFocused();
    await page.reload();
    await expect(role).toHaveValue("administrator");
  });

  test("says which setting of an endpoint is wrong, and stores nothing of it", async ({ page, t }) => {
    await page.goto("/models/new");
    await page.getByLabel(t("modelForms.name"), { exact: true }).fill("Nowhere");
    await page.getByLabel(t("modelForms.model"), { exact: true }).fill("some-model");
    const address = page.getByLabel(t("modelForms.baseUrl"));
    await address.fill("ftp://example.org");
    await page.getByRole("button", { name: t("modelForms.add"), exact: true }).click();
    await expect(address).toHaveAttribute("aria-invalid", "true");
    await page.goto("/models");
    await expect(page.getByRole("link", { name: "Nowhere" })).toHaveCount(0);
  });

  test("is accessible on every page of settings and models", async ({ page, t }) => {
    for (const path of ["users", "tokens", "account", "backends", "audit"] as const) {
      await page.goto(`/settings/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("settings.title"));
      await expect(page).toHaveTitle(`${t(`settings.tabs.${path}`)} · Ladderboard`);
      await expectAccessible(page);
    }
    await page.goto("/models/new");
    await expectAccessible(page);
  });
});

test("anybody may ask whether it is up, and learns nothing else", async ({ playwright, baseURL }) => {
  const stranger = await playwright.request.newContext({
    baseURL,
    storageState: { cookies: [], origins: [] },
  });
  const health = await stranger.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
  expect((await stranger.get("/api/metrics")).status()).toBe(401);
  await stranger.dispose();
});
