import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { card, source, sourceText } from "./desk";
import { test } from "./settled";

const name = "Review of the tests";
let address = "";

test.describe.configure({ mode: "serial" });

test("brings the problems of a run into the queue", async ({ page }) => {
  await createCurriculum(page, name, ["x^4*exp(2*x)", "x*cos(5*x)", "sin(x)^3*cos(x)^2"]);
  address = `${new URL(page.url()).pathname}/review`;
  await runStage("generate", name, "--depth", "1", "--variants-per-problem", "4");
  await runStage("verify", name, "--samples-per-problem", "2");
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  await expect(card(page)).toContainText("Variant of");
  await expect(card(page).getByRole("heading", { name: "Attempts" })).toBeVisible();
});

test("is worked by single keys, and undo brings the problem back", async ({ page }) => {
  await page.goto(address);
  const first = await sourceText(page);
  await page.keyboard.press("a");
  await expect(page.getByRole("status").filter({ hasText: "Approved" })).toBeVisible();
  await expect(source(page)).not.toHaveText(first);
  const second = await sourceText(page);
  await page.keyboard.press("r");
  await expect(page.getByRole("list", { name: "Reason to reject" })).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByRole("status").filter({ hasText: "Rejected" })).toBeVisible();
  await expect(source(page)).not.toHaveText(second);
  await page.keyboard.press("u");
  await expect(source(page)).toHaveText(second);
  await page.keyboard.press("s");
  await expect(source(page)).not.toHaveText(second);

  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText("1 approved, 0 rejected")).toBeVisible({ timeout: 2000 });
  }).toPass();
});

test("is accessible with problems waiting", async ({ page }) => {
  await page.goto("/review");
  await expect(source(page)).toBeVisible();
  await expectAccessible(page);
});

test("shows the keys", async ({ page }) => {
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Undo the last decision");
});

test("the checkpoint says what it waits for, and the policy opens it", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole("list", { name: "It waits for" })).toBeVisible();
  await page.getByRole("button", { name: "Change policy…" }).click();
  const dialog = page.getByRole("dialog", { name: "Checkpoint policy" });
  await dialog.getByRole("radio", { name: /^Policy/ }).check();
  await dialog.getByRole("button", { name: "Save policy" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Apply policy" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Apply policy" }).click();
  await expect(page.getByRole("region", { name: "Checkpoint before training" })).toContainText("Open");
  await expect(page.getByRole("list", { name: "It waits for" })).toHaveCount(0);
});

test("is accessible with nothing left to review", async ({ page }) => {
  await page.goto(address);
  await expect(page.getByText("Checkpoint before training")).toBeVisible();
  await expectAccessible(page);
});
