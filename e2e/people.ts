import { type Browser, expect, type Page } from "@playwright/test";

/** Takes over the first administrator's account by the link that the start printed; ends signed in. */
export async function becomeFirstAdministrator(page: Page): Promise<void> {
  await page.goto(process.env.LADDERBOARD_E2E_LINK ?? "");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password").fill("a staple of nine rungs");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible({ timeout: 30_000 });
}

/** A person of their own browser context, who took over an account that the signed-in administrator made. */
export async function invite(
  page: Page,
  browser: Browser,
  name: string,
  role: "reviewer" | "viewer" = "reviewer",
): Promise<Page> {
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail address").fill(`${name.toLowerCase()}@example.org`);
  await dialog.getByLabel("Role").selectOption(role);
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = (await dialog.getByText(/sign-in\/link\?token=/).textContent()) ?? "";
  const context = await browser.newContext({ storageState: undefined, reducedMotion: "reduce" });
  const person = await context.newPage();
  await person.goto(link);
  await person.getByLabel("Password").fill("a staple of twelve rungs");
  await person.getByRole("button", { name: "Continue" }).click();
  await expect(person.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  return person;
}
