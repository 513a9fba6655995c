import { expect, test } from "@playwright/test";

test("the printed link makes the first administrator, once", async ({ page, browser }) => {
  const link = process.env.LADDERBOARD_E2E_LINK ?? "";
  await page.goto(link);
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password").fill("a staple of nine rungs");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  await page.context().storageState({ path: "test-results/e2e-session.json" });

  const stranger = await browser.newPage({ storageState: undefined });
  await stranger.goto(link);
  await expect(stranger.getByText("This link does not work")).toBeVisible();
  await stranger.close();
});
