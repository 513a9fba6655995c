import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { invite } from "./people";

/** Somebody at the sign-in page who then signs in at the provider under this name. */
async function comeBy(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ storageState: undefined });
  const person = await context.newPage();
  await person.goto("/sign-in?next=/runs");
  await expectAccessible(person);
  await person.getByRole("button", { name: "Sign in with Example Works" }).click();
  await person.locator('input[name="login"]').fill(name);
  await person.locator('input[name="password"]').fill("any");
  await person.getByRole("button", { name: /sign-in/i }).click();
  await person.getByRole("button", { name: /continue/i }).click();
  return person;
}

test("who has an account signs in at the organisation's identity provider, and comes where they wanted", async ({
  page,
  browser,
}) => {
  const name = `Emmy${Date.now()}`;
  const invited = await invite(page, browser, name);
  await invited.context().close();
  const emmy = await comeBy(browser, name);
  await expect(emmy.getByRole("heading", { name: "Runs", level: 1 })).toBeVisible();
  await expect(emmy.getByRole("button", { name: `Account of ${name}` })).toBeVisible();
  await emmy.context().close();
});

test("nobody makes an account by it", async ({ browser }) => {
  const stranger = await comeBy(browser, `Stranger${Date.now()}`);
  await expect(stranger.getByText("There is no account here for the address")).toBeVisible();
  await expectAccessible(stranger);
  await stranger.goto("/runs");
  await expect(stranger.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await stranger.context().close();
});

test("a disabled account stays shut", async ({ page, browser }) => {
  const name = `Amalie${Date.now()}`;
  const invited = await invite(page, browser, name);
  await invited.context().close();
  await page.goto("/settings/users");
  await page.getByRole("row").filter({ hasText: name }).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(page.getByRole("row").filter({ hasText: name }).getByText("Disabled")).toBeVisible();
  const amalie = await comeBy(browser, name);
  await expect(amalie.getByText("This account is disabled")).toBeVisible();
  await amalie.context().close();
});
