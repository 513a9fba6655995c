import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { appDatabase } from "./database";
import { decideByKey } from "./desk";
import { invite } from "./people";
import { test } from "./settled";

/** The whole spine on the bundled curriculum, in the browser, as a person who has just signed in goes through it. */
test.describe.configure({ mode: "serial", timeout: 300_000 });

const curriculum = "Undergraduate integrals";
const spine = (page: Page) => page.getByRole("navigation", { name: /^Spine of/ });

/** By its address: the list shows the newest first, and other tests make many. */
async function openCurriculum(page: Page): Promise<void> {
  const { id } = await appDatabase().curriculum.findFirstOrThrow({ where: { name: curriculum } });
  await page.goto(`/curricula/${id}`);
  await expect(page.getByRole("heading", { name: curriculum, level: 1 })).toBeVisible();
}

/** Launches what the form shows after `settings`, and follows the run on its page, without a reload, to its end. */
async function launch(page: Page, settings: Record<string, string> = {}): Promise<void> {
  for (const [label, value] of Object.entries(settings)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: "Launch" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("region", { name: "Progress" })).toContainText("Succeeded", {
    timeout: 240_000,
  });
}

async function accuracyOf(page: Page, version: string): Promise<number> {
  const row = page.getByRole("table", { name: /Newest evaluation/ }).getByRole("row", { name: version });
  const accuracy = row.getByRole("cell").filter({ hasText: "%" });
  return Number(/([\d.]+)\s?%/.exec((await accuracy.first().textContent()) ?? "")?.[1]);
}

async function evaluate(page: Page, version: string): Promise<void> {
  await page.goto("/benchmarks");
  await page.getByRole("link", { name: /held out/ }).click();
  await page.getByRole("link", { name: "Evaluate a model" }).first().click();
  await page.getByRole("combobox", { name: "Model version" }).selectOption({ label: version });
  await launch(page, { "Samples per problem": "2" });
  await expect(page.getByRole("table").first()).toBeVisible();
}

test("before anything was trained, the model solves next to nothing of the benchmark", async ({ page }) => {
  await evaluate(page, "Built-in rule policy v1");
});

test("generate: the model writes variants of the roots", async ({ page }) => {
  await openCurriculum(page);
  await page.getByRole("link", { name: "Generate variants" }).first().click();
  await launch(page, { "Maximum problems": "500" });
  await expect(page.getByRole("region", { name: "Log" })).toContainText("variants written");
  await expectAccessible(page);
});

test("verify: attempts are judged, and the solve rate becomes the difficulty", async ({ page }) => {
  await openCurriculum(page);
  await page.getByRole("link", { name: "Verify", exact: true }).last().click();
  await launch(page, { "Samples per problem": "4" });
  await expect(page.getByRole("region", { name: "Log" })).toContainText("attempts verified");
});

test("train: refused while the checkpoint is closed", async ({ page }) => {
  await openCurriculum(page);
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await page.goto(`/runs/new?stage=train&curriculum=${id}`);
  await expect(page.getByText(/^The checkpoint of .+ before training is closed$/)).toBeVisible();
  await page.getByRole("button", { name: "Launch" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "The checkpoint before training is closed" }),
  ).toBeVisible();
  await expect(page).toHaveURL(/\/runs\/new/);
});

test("review: a person approves some by hand, the policy decides the rest", async ({ page }) => {
  await openCurriculum(page);
  await page.getByRole("link", { name: "Review problems" }).first().click();
  for (let decided = 0; decided < 3; decided++) await decideByKey(page, "a");
  await page.getByRole("button", { name: "Apply policy" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Apply policy" }).click();
  await expect(page.getByRole("region", { name: "Checkpoint before training" })).toContainText("Open");
});

let trained = "";
test("train: the approved problems make a new version", async ({ page, browser }) => {
  await openCurriculum(page);
  await page.getByRole("link", { name: "Train", exact: true }).last().click();
  await expect(page.getByText(`The checkpoint of ${curriculum} before training is open`)).toBeVisible();
  await launch(page);
  await expect(page.getByRole("figure", { name: /reward/i }).first()).toBeVisible();
  const said = await page
    .getByRole("region", { name: "Log" })
    .getByText(/The result is version/)
    .first()
    .textContent();
  trained = `Built-in rule policy v${/version (\d+)/.exec(said ?? "")?.[1]}`;
  await expectAccessible(page);

  const run = page.url();
  const next = (one: Page) => one.getByRole("link", { name: "Evaluate it" });
  await expect(next(page)).toBeVisible();
  const viewer = await invite(page, browser, "Onlooker", "viewer");
  await viewer.goto(run);
  await expect(viewer.getByRole("region", { name: /^The result is version/ })).toBeVisible();
  await expect(next(viewer)).toHaveCount(0);
  await viewer.context().close();
});

test("evaluate: accuracy on held-out problems has risen", async ({ page }) => {
  await evaluate(page, trained);
  await page.goto("/benchmarks");
  await page.getByRole("link", { name: /held out/ }).click();
  const before = await accuracyOf(page, "Built-in rule policy v1");
  const after = await accuracyOf(page, trained);
  expect(before).toBeLessThan(5);
  expect(after).toBeGreaterThan(before + 60);
  await expectAccessible(page);
  await openCurriculum(page);
  await expect(spine(page).getByRole("listitem").filter({ hasText: "Evaluate" })).toContainText("Done");
});
