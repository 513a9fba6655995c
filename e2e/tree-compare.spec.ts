import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { appDatabase } from "./database";
import { test } from "./settled";

test.describe.configure({ mode: "serial" });

const panel = (page: Page) => page.getByRole("complementary", { name: "Selected problem" });
const side = (page: Page, which: "Left" | "Right") =>
  page.getByRole("region", { name: `${which} tree`, exact: true });
const laidOut = (page: Page, which: "Left" | "Right") =>
  side(page, which).getByTestId("tree-canvas").getAttribute("data-laid-out").then(Number);

test("two curricula stand side by side, and the address keeps which", async ({ page }) => {
  await createCurriculum(page, "One tree", ["x*exp(x)"]);
  await createCurriculum(page, "Another tree", ["x*sin(x)", "x*cos(5*x)"]);
  const address = new URL(page.url()).pathname;
  await page.goto(`${address}/compare`);
  await side(page, "Left").getByLabel("Left tree: curriculum").selectOption({ label: "One tree" });
  await expect.poll(() => laidOut(page, "Left")).toBe(1);
  await expect.poll(() => laidOut(page, "Right")).toBe(2);
  await page.reload();
  await expect.poll(() => laidOut(page, "Left")).toBe(1);
  await expect(side(page, "Left").locator("math").first()).toBeVisible();
  await expectAccessible(page);
});

test("a subtree is generated again with chosen transformations, old and new side by side", async ({
  page,
}) => {
  const name = "Twice written";
  await createCurriculum(page, name, ["x^4*exp(2*x)"]);
  const address = new URL(page.url()).pathname;
  await runStage("generate", name, "--depth", "1", "--variants-per-problem", "3");
  await page.goto(address);
  await page.getByRole("treeitem").first().click();
  await panel(page).getByRole("button", { name: "Edit" }).click();
  await page.getByRole("menuitem", { name: "Regenerate below it…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Variants a parent").fill("4");
  await dialog.getByRole("checkbox").nth(0).check();
  await dialog.getByRole("checkbox").nth(1).check();
  await dialog.getByRole("checkbox").nth(2).check();
  await dialog.getByRole("button", { name: "Regenerate" }).click();
  await expect(page).toHaveURL(/\/compare\?.*focus=/);
  await expect(page.getByText("The run is launched", { exact: false })).toBeVisible();
  await expect.poll(() => laidOut(page, "Left"), { timeout: 30_000 }).toBe(4);
  await expect.poll(() => laidOut(page, "Right"), { timeout: 30_000 }).toBeGreaterThan(1);
  await expect(page.getByText(/The run wrote [1-9]\d* variant/)).toBeVisible();
});

test("a run that wrote nothing new says so, with what was dropped and the way to it", async ({ page }) => {
  await createCurriculum(page, "Nothing new", ["x*exp(4*x)"]);
  const address = new URL(page.url()).pathname;
  const curriculumId = address.split("/").at(-1)!;
  const db = appDatabase();
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  const fixed = { curriculumId, modelVersionId, config: {}, seed: "s", codeVersion: "t" };
  const run = await db.run.create({ data: { stage: "generate", status: "succeeded", ...fixed } });
  const result = { written: 0, duplicates: 5, heldOut: 0, unreadable: 1 };
  await db.runUnit.create({ data: { runId: run.id, key: "unit", result } });
  await db.$disconnect();
  await page.goto(`${address}/compare?left=${curriculumId}~!${run.id}&right=${curriculumId}~${run.id}`);
  await expect(page.getByText("The run wrote nothing new", { exact: false })).toBeVisible();
  await expect(page.getByText("Dropped: 5 duplicates, 1 unreadable.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the run" }).click();
  await expect(page).toHaveURL(`/runs/${run.id}`);
});
