import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { appDatabase } from "./database";
import { test } from "./settled";

/** Learning at test time for one benchmark problem, from its page to its answer, as a person goes through it. */
test.setTimeout(240_000);

test("a problem that no attempt solves is learned from its page; the model stays as it is", async ({
  page,
}) => {
  const db = appDatabase();
  const versions = await db.modelVersion.count();
  await page.goto("/benchmarks");
  await page.getByRole("link", { name: /held out/ }).click();
  await page
    .getByRole("table", { name: "Problems", exact: true })
    .getByRole("link", { name: "6", exact: true })
    .click();
  await expect(page.getByRole("heading", { name: "Problem 6", level: 1 })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Learn it at test time" }).first().click();
  await expect(page.getByRole("spinbutton", { name: "Problem", exact: true })).toHaveValue("6");
  await page
    .getByRole("combobox", { name: "Model version" })
    .selectOption({ label: "Built-in rule policy v1" });
  const settings = {
    Variants: "60",
    Steps: "10",
    "Problems per step": "24",
    "Group size": "8",
    "Samples per problem": "4",
  };
  for (const [label, value] of Object.entries(settings))
    await page.getByRole("spinbutton", { name: label, exact: true }).fill(value);
  await page.getByRole("textbox", { name: /^Seed/ }).fill("e2e");
  await page.getByRole("button", { name: "Launch" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("region", { name: "Progress" })).toContainText("Succeeded", {
    timeout: 120_000,
  });

  const learned = page.getByRole("region", { name: "What it learned" });
  await expect(learned).toContainText("1 of 1");
  await expect(page.getByRole("figure", { name: /reward/i }).first()).toBeVisible();
  const pair = page.getByRole("region", { name: /before learning and after it/ });
  await expect(pair.getByRole("region", { name: "Before" })).not.toContainText("Verified");
  await expect(pair.getByRole("region", { name: "After" })).toContainText("Verified");
  await expectAccessible(page);

  await page.getByRole("link", { name: "6", exact: true }).click();
  await expect(page.getByRole("region", { name: "Not solved, then solved" })).toBeVisible();
  const attempts = page.getByRole("table", { name: /attempted the problem/ });
  await expect(attempts.getByRole("row", { name: /after learning/ })).toContainText("%");
  await expectAccessible(page);

  expect(await db.modelVersion.count()).toBe(versions);
  await db.$disconnect();
});
