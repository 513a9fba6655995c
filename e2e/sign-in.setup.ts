import { expect } from "@playwright/test";
import { becomeFirstAdministrator } from "./people";
import { test } from "./settled";

test("the printed link makes the first administrator, once", async ({ page, browser }) => {
  await becomeFirstAdministrator(page);
  await page.context().storageState({ path: "test-results/e2e-session.json" });

  const stranger = await browser.newPage({ storageState: undefined });
  await stranger.goto(process.env.LADDERBOARD_E2E_LINK ?? "");
  await expect(stranger.getByText("This link does not work")).toBeVisible();
  await stranger.close();
});
