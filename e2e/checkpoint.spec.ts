import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, ladderboard, runStage } from "./curriculum";
import { test } from "./settled";

const name = "Checkpoint of the tests";
let address = "";

test.describe.configure({ mode: "serial" });

const gate = (page: Page) => page.getByRole("region", { name: "Checkpoint before training" });
const condition = (page: Page, title: string | RegExp) =>
  gate(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: title }) });
const training = () => runStage("train", name, "--steps", "2", "--problems-per-step", "4");

test("a closed checkpoint shows each condition with its figure, and training does not start", async ({
  page,
}) => {
  await createCurriculum(page, name, ["x^4*exp(2*x)", "x*cos(5*x)"]);
  address = new URL(page.url()).pathname;
  await runStage("generate", name, "--depth", "1", "--variants-per-problem", "3");
  await page.goto(address);
  await page.getByRole("link", { name: "Checkpoint", exact: true }).click();
  await expect(gate(page)).toContainText("Closed");
  await expect(condition(page, "Level 1: decided")).toContainText("0%");
  await expect(condition(page, "Level 1: decided")).toContainText("100% or more");
  await expect(condition(page, "Approved problems")).toContainText("at least one");
  await expect(page.getByText("Nothing is judged by people yet")).toBeVisible();
  await expect(training()).rejects.toThrow(/checkpoint before training is closed/);
  await expectAccessible(page);
});

test("a policy asks for agreement and bounds rejections", async ({ page }) => {
  await page.goto(`${address}/checkpoint`);
  await page.getByRole("button", { name: "Change policy…" }).click();
  const dialog = page.getByRole("dialog", { name: "Checkpoint policy" });
  await dialog.getByLabel("Least agreement").fill("0.7");
  await dialog.getByLabel("Decided on by two").fill("2");
  await dialog.getByLabel("Most rejected").fill("0.2");
  await dialog.getByRole("button", { name: "Save policy" }).click();
  await expect(dialog).toBeHidden();
  await expect(condition(page, /Agreement of people/)).toContainText(
    "0 problems decided on by two, 2 needed",
  );
  await expect(condition(page, "Rejected")).toContainText("20% or less");
  await expect(page.getByRole("table", { name: "History of the checkpoint" })).toContainText(
    "Policy changed",
  );
});

test("an operator cannot open it against its policy; an administrator can, with a reason that stays", async ({
  page,
  browser,
}) => {
  const link = await ladderboard(
    "user",
    "invite",
    "olga@example.org",
    "--name",
    "Olga",
    "--role",
    "operator",
    "--url",
    process.env.LADDERBOARD_E2E_URL ?? "",
  );
  const olga = await (await browser.newContext({ storageState: undefined })).newPage();
  await olga.goto(link.trim());
  await olga.getByLabel("Password").fill("a staple of twelve rungs");
  await olga.getByRole("button", { name: "Continue" }).click();
  await expect(olga.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  await olga.goto(`${address}/checkpoint`);
  await expect(olga.getByRole("button", { name: "Change policy…" })).toBeVisible();
  await expect(olga.getByRole("button", { name: "Open with a reason…" })).toHaveCount(0);

  await page.goto(`${address}/checkpoint`);
  await page.getByRole("button", { name: "Open with a reason…" }).click();
  const dialog = page.getByRole("dialog", { name: "Open the checkpoint against its policy" });
  await dialog.getByRole("button", { name: "Open checkpoint" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Reason").fill("A trial of two steps.");
  await dialog.getByRole("button", { name: "Open checkpoint" }).click();
  await expect(gate(page)).toContainText("Opened against its policy by Ada");
  await olga.reload();
  await expect(gate(olga)).toContainText("A trial of two steps.");
  await expect(condition(olga, "Level 1: decided")).toContainText("Waits");
  await olga.close();
});

test("what was opened lets training start, and what is given back holds it again", async ({ page }) => {
  // Nothing is approved: an open checkpoint alone trains on nothing.
  await expect(training()).rejects.toThrow(/No problem is approved/);
  await page.goto(`${address}/checkpoint`);
  await page.getByRole("button", { name: "Close checkpoint" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Close checkpoint" }).click();
  await expect(page.getByRole("table", { name: "History of the checkpoint" })).toContainText(
    "Given back to the policy",
  );
  await page.getByRole("button", { name: "Change policy…" }).click();
  const dialog = page.getByRole("dialog", { name: "Checkpoint policy" });
  await dialog.getByRole("radio", { name: /^Policy/ }).check();
  await dialog.getByLabel("Least agreement").fill("0");
  await dialog.getByRole("button", { name: "Save policy" }).click();
  await expect(dialog).toBeHidden();
  await runStage("verify", name, "--samples-per-problem", "2");
  await page.goto(`${address}/checkpoint`);
  await page.getByRole("button", { name: "Apply policy" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Apply policy" }).click();
  await expect(gate(page)).toContainText("Its policy holds it open");
  await training();
  await expectAccessible(page);
});
