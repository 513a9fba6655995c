import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility";

test("invites a reviewer, whose link lets them in and nowhere near the settings of others", async ({
  page,
  browser,
}) => {
  await page.goto("/settings/users");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Name").fill("Grace");
  await dialog.getByLabel("E-mail address").fill("grace@example.org");
  await dialog.getByLabel("Role").selectOption("reviewer");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = (await dialog.getByText(/sign-in\/link\?token=/).textContent()) ?? "";

  const grace = await browser.newPage({ storageState: undefined });
  await grace.goto(link);
  await grace.getByLabel("Password").fill("a staple of twelve rungs");
  await grace.getByRole("button", { name: "Continue" }).click();
  await expect(grace.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  await expect(grace.getByRole("button", { name: "New curriculum" })).toHaveCount(0);
  for (const path of ["/settings/users", "/settings/audit", "/runs/new"]) {
    await grace.goto(path);
    await expect(grace.getByText("Your role does not allow this")).toBeVisible();
    expect(await grace.content()).not.toContain("ada@example.org");
  }
  await grace.close();
});

test("shows a token once, and revokes it", async ({ page }) => {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  const dialog = page.getByRole("dialog", { name: "New API token" });
  await dialog.getByLabel("Name").fill("Nightly");
  await dialog.getByLabel("Expires after").fill("900");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(dialog.getByLabel("Expires after")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Expires after").fill("30");
  await dialog.getByRole("button", { name: "Make the token" }).click();
  await expect(dialog.getByText("It is not shown again")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Revoke Nightly" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("button", { name: "Revoke Nightly" })).toHaveCount(0);
});

test("says which setting of an endpoint is wrong, and stores nothing of it", async ({ page }) => {
  await page.goto("/models/new");
  await page.getByLabel("Name", { exact: true }).fill("Nowhere");
  await page.getByLabel("Model", { exact: true }).fill("some-model");
  await page.getByLabel("Base URL").fill("ftp://example.org");
  await page.getByRole("button", { name: "Add endpoint" }).click();
  await expect(page.getByLabel("Base URL")).toHaveAttribute("aria-invalid", "true");
  await page.goto("/models");
  await expect(page.getByRole("link", { name: "Nowhere" })).toHaveCount(0);
});

test("is accessible on every page of settings and models", async ({ page }) => {
  for (const path of ["users", "tokens", "backends", "audit"]) {
    await page.goto(`/settings/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto("/models/new");
  await expectAccessible(page);
});
