import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { card, decideByKey, said, source, sourceText } from "./desk";
import { invite } from "./people";
import { test } from "./settled";

let name = "";
let address = "";
let tree = "";
let grace: Page;

test.beforeAll(async ({ browser }) => {
  name = `The desk of ${Date.now()}`;
  const page = await browser.newPage({ storageState: "test-results/e2e-session.json" });
  await createCurriculum(page, name, ["x^4*exp(2*x)", "x*cos(5*x)", "sin(x)^3*cos(x)^2", "x^5*exp(4*x)"]);
  tree = new URL(page.url()).pathname;
  address = `${tree}/review`;
  await runStage("generate", name, "--depth", "2", "--variants-per-problem", "4");
  await runStage("verify", name, "--samples-per-problem", "3");
  grace = await invite(page, browser, `Grace${Date.now()}`);
  await page.close();
});
test.afterAll(() => grace?.context().close());

/** What the checkpoint counts, once it counts what is expected. */
async function expectCounts(page: Page, expected: Partial<Counts>) {
  await expect(async () => expect(await counts(page)).toMatchObject(expected)).toPass();
}
type Counts = { approved: number; rejected: number; pending: number; conflict: number };
async function counts(page: Page): Promise<Counts> {
  await page.goto(address);
  // What is still being streamed stands hidden outside of it for a moment.
  const main = page.getByRole("main");
  const text = await main.getByText(/^\d+ approved, \d+ rejected/).textContent({ timeout: 5000 });
  const count = (what: string) => Number(new RegExp(`(\\d+) (?:in )?${what}`).exec(text ?? "")?.[1] ?? 0);
  return {
    approved: count("approved"),
    rejected: count("rejected"),
    pending: count("pending"),
    conflict: count("conflict"),
  };
}

const progress = (page: Page) => page.getByRole("progressbar", { name: "Decided in this session" });
/** What is left falls as what is done grows: the whole stays what it was. */
const expectProgress = (page: Page, done: number, total: number) =>
  expect(progress(page)).toHaveAttribute("aria-valuetext", `${done} of ${total} problems`);

async function changeQueue(page: Page, change: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>) {
  await page.goto(address);
  await page.getByRole("button", { name: "Change queue…" }).click();
  const dialog = page.getByRole("dialog", { name: "Queue" });
  await change(dialog);
  await dialog.getByRole("button", { name: "Save queue" }).click();
  await expect(dialog).toBeHidden();
}

async function requireReviews(page: Page, people: number) {
  await page.goto(address);
  await page.getByRole("button", { name: "Change policy…" }).click();
  const dialog = page.getByRole("dialog", { name: "Checkpoint policy" });
  await dialog.getByLabel("People a problem").fill(String(people));
  await dialog.getByRole("button", { name: "Save policy" }).click();
  await expect(dialog).toBeHidden();
}

test("shows the evidence on one problem", async ({ page }) => {
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  for (const part of ["Variant of", "Attempts", "What the generator was told and said", "Solve rate"])
    await expect(card(page)).toContainText(part);
  await expectAccessible(page);
});

test("two people at once never have the same problem on their desks", async ({ page }) => {
  const before = await counts(page);
  await Promise.all([page.goto(address), grace.goto(address)]);
  await Promise.all([expect(source(page)).toBeVisible(), expect(source(grace)).toBeVisible()]);
  const seen = { ada: [await sourceText(page)], grace: [await sourceText(grace)] };
  for (let i = 0; i < 4; i++) {
    await Promise.all([decideByKey(page, "a"), decideByKey(grace, "a")]);
    seen.ada.push(await sourceText(page));
    seen.grace.push(await sourceText(grace));
  }
  expect(seen.ada.filter((problem) => seen.grace.includes(problem))).toEqual([]);
  await expectCounts(page, { approved: before.approved + 8, rejected: before.rejected });
});

test("the next problem starts at its head, wherever one had scrolled to", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 400 });
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  await card(page).getByRole("heading", { name: "Decisions" }).scrollIntoViewIfNeeded();
  await expect(page.getByRole("button", { name: "Undo" })).not.toBeInViewport();
  await decideByKey(page, "s");
  await expect(said(page, "Skipped.")).toBeInViewport();
  await page.keyboard.press("u");
  await page.waitForLoadState("networkidle");
});

test("a key pressed twice decides once, and undo brings the problem back at once", async ({ page }) => {
  const before = await counts(page);
  await expect(source(page)).toBeVisible();
  const first = await sourceText(page);
  const total = Number(
    /^0 of (\d+) problems/.exec((await progress(page).getAttribute("aria-valuetext")) ?? "")?.[1],
  );
  // Both in one turn: a slow machine would take two presses for two decisions, as it would of a slow person.
  await page.evaluate(() => {
    for (let press = 0; press < 2; press++) {
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true }),
      );
    }
  });
  await expect(source(page)).not.toHaveText(first);
  await expectProgress(page, 1, total);
  await page.keyboard.press("u");
  await expect(source(page)).toHaveText(first);
  await expectProgress(page, 0, total);
  await decideByKey(page, "a");
  await decideByKey(page, "a");
  await expectProgress(page, 2, total);
  await expect(page.getByRole("link", { name: `Review ${total - 2}` })).toBeVisible();
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect(source(page)).toHaveText(first);
  await page.waitForLoadState("networkidle");
  await expectCounts(page, { approved: before.approved, pending: before.pending });
});

test("decisions wait while the network is away, also over a reload, and are sent once", async ({
  page,
  context,
}) => {
  const before = await counts(page);
  await expect(source(page)).toBeVisible();
  const first = await sourceText(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await decideByKey(page, "a");
  await decideByKey(page, "r", "1");
  await expect(said(page, "2 decisions wait in this browser")).toBeVisible();
  await expectAccessible(page);
  await context.setOffline(false);
  await expect(said(page, "decisions wait")).toHaveCount(0);
  await expectCounts(page, { approved: before.approved + 1, rejected: before.rejected + 1 });
  await expect(source(page)).not.toHaveText(first);
});

test("a decision that somebody else made meanwhile is shown as a conflict, and nothing is lost", async ({
  page,
  context,
}) => {
  const handout = page.waitForResponse(/review\.handOut/);
  await page.goto(address);
  const problemId = /"problemId":"([^"]+)"/.exec(await (await handout).text())?.[1];
  await expect(source(page)).toBeVisible();
  const problem = await sourceText(page);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await decideByKey(page, "a");
  await grace.goto(`${tree}?problem=${problemId}`);
  const panel = grace.getByRole("complementary", { name: "Selected problem" });
  await panel.getByRole("button", { name: "Reject…" }).click();
  await grace.getByRole("menuitem", { name: "Trivial" }).click();
  await expect(panel.getByText("Rejected").first()).toBeVisible();
  await context.setOffline(false);
  await expect(said(page, "settled without you")).toBeVisible();
  // It did not count, so neither the words nor the bar above the card say that it did.
  await expect(said(page, "Approved.")).toHaveCount(0);
  await expect(progress(page)).toHaveAttribute("aria-valuetext", /^0 of/);
  await page.reload();
  await expect(said(page, "settled without you")).toContainText(problem);
  await page.getByRole("button", { name: "Add as second opinion" }).click();
  await expect(said(page, "settled without you")).toHaveCount(0);
  await expectCounts(page, { conflict: 1 });
});

test("a note is previewed with its formulas, and a flag takes the problem off every desk", async ({
  page,
}) => {
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.type("a for $x^2 + 1$");
  const preview = page.getByRole("region", { name: "Preview of the note" });
  await expect(preview.locator("math")).toBeVisible();
  await expect(said(page, "Approved")).toHaveCount(0);
  await page.keyboard.press("Escape");
  const flagged = await sourceText(page);
  await page.keyboard.press("f");
  await expect(page.getByRole("textbox", { name: "What should be discussed" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(said(page, "Up for discussion")).toBeVisible();
  await expect(source(page)).not.toHaveText(flagged);
  // The desk sends in the background: only what has arrived stands on the next page.
  await page.waitForLoadState("networkidle");
  await page.goto("/review/discussion");
  const list = page.getByRole("list", { name: "Problems under discussion" });
  await expect(list.locator("math").nth(1)).toBeVisible();
  await expectAccessible(page);
  await list.getByRole("button", { name: "Settled" }).click();
  await expect(page.getByText("Nothing is under discussion")).toBeVisible();
});

test("keys are silent while typing and while an input method composes, and may be changed for good", async ({
  page,
}) => {
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  const problem = await sourceText(page);
  await page.evaluate(() =>
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "a", isComposing: true, bubbles: true })),
  );
  await expect(source(page)).toHaveText(problem);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Undo the last decision");
  const rows = () => sheet.getByRole("listitem").locator("> span:first-child").allTextContents();
  const before = await rows();
  await page.keyboard.press("Escape");
  await decideByKey(page, "s");
  await page.keyboard.press("?");
  expect(await rows()).toEqual(before);
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(source(page)).toHaveText(problem);
  await page.keyboard.press("?");
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Change the key of: Approve", exact: true }).click();
  await page.keyboard.press("r");
  await expect(sheet.getByRole("alert")).toContainText("Taken: Reject");
  await page.keyboard.press("y");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await page.keyboard.press("a");
  await expect(source(page)).toHaveText(problem);
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveAttribute("aria-keyshortcuts", "y");
  await decideByKey(page, "y");
  await page.keyboard.press("?");
  await sheet.getByRole("button", { name: "Usual keys" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Approve" })).toHaveAttribute("aria-keyshortcuts", "a");
});

test("problems that are alike are decided on together", async ({ page }) => {
  const before = await counts(page);
  const grid = page.getByRole("region", { name: "Problems that are alike" });
  const alike = async () => {
    await expect(source(page)).toBeVisible();
    await page.keyboard.press("g");
    await expect(grid.getByRole("checkbox").first()).toBeVisible();
    return grid.getByRole("checkbox").count();
  };
  // What is generated is drawn by lot: not every problem has its like.
  while ((await alike()) < 2) {
    await page.keyboard.press("Escape");
    await decideByKey(page, "s");
  }
  await expectAccessible(page);
  // What it would take back is not to be seen here.
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("Shift+A");
  await page.keyboard.press("r");
  await expect(said(page, "Choose problems first.")).toBeVisible();
  await expect(grid.getByRole("list", { name: "Reason to reject" })).toHaveCount(0);
  const rejectAll = async () => {
    const chosen = await grid.getByRole("checkbox").count();
    await page.keyboard.press("Shift+A");
    await expect(grid.getByRole("checkbox", { checked: true })).toHaveCount(chosen);
    await page.keyboard.press("r");
    await page.keyboard.press("3");
    await expect(grid).toBeHidden();
    return chosen;
  };
  const chosen = await rejectAll();
  await expect(said(page, new RegExp(`Rejected ${chosen}\\. ?U ?undoes all ${chosen}\\.`))).toBeVisible();
  await page.keyboard.press("u");
  await page.waitForLoadState("networkidle");
  await expectCounts(page, before);
  while ((await alike()) < 2) {
    await page.keyboard.press("Escape");
    await decideByKey(page, "s");
  }
  await expectCounts(page, { rejected: before.rejected + (await rejectAll()) });
});

test("what is decided on a parent is offered for its variants, and applied by the person alone", async ({
  page,
}) => {
  const roots = `Roots of ${Date.now()}`;
  await createCurriculum(page, roots, ["x^3*exp(3*x)"]);
  const review = `${new URL(page.url()).pathname}/review`;
  await runStage("generate", roots, "--depth", "1", "--variants-per-problem", "3");
  const before = address;
  address = review;
  const { pending } = await counts(page);
  await expect(source(page)).toBeVisible();
  while (!(await card(page).getByText("Root", { exact: true }).isVisible())) await decideByKey(page, "s");
  await page.keyboard.press("r");
  await page.keyboard.press("1");
  await expect(
    page.getByText(/variants of .*, which you just rejected, still wait\. Nothing was decided on them/),
  ).toBeVisible();
  await page.keyboard.press("c");
  const variants = page.getByRole("region", { name: "Variants that wait" });
  await expect(variants.getByRole("checkbox", { checked: true })).toHaveCount(pending - 1);
  await page.keyboard.press("Escape");
  await expectCounts(page, { rejected: 1, pending: pending - 1 });
  address = before;
});

test("two opinions are two: the second person does not see the first, and a third settles what they disagree on", async ({
  page,
  browser,
}) => {
  const both = `Two opinions of ${Date.now()}`;
  await createCurriculum(page, both, ["x^2*exp(x)", "x*sin(2*x)"]);
  const before = address;
  address = `${new URL(page.url()).pathname}/review`;
  await requireReviews(page, 2);
  await page.goto(address);
  await grace.goto(address);
  const problem = await sourceText(page);
  await expect(source(grace)).toHaveText(problem);
  await decideByKey(page, "r", "2");
  // While it is on its way its problem is locked, and the queue passes on to the next.
  await page.waitForLoadState("networkidle");
  await grace.reload();
  await expect(source(grace)).toHaveText(problem);
  await expect(card(grace)).toContainText("Another decision is hidden until you have made yours");
  await expect(card(grace)).not.toContainText("Ill-posed");
  await decideByKey(grace, "a");
  const linus = await invite(page, browser, `Linus${Date.now()}`);
  await linus.goto(address);
  await expect(source(linus)).toHaveText(problem);
  await expect(card(linus)).toContainText("your decision settles it");
  await expect(card(linus)).toContainText("Ill-posed");
  await linus.keyboard.press("a");
  await expect(source(linus).filter({ hasText: problem })).toHaveCount(0);
  await linus.waitForLoadState("networkidle");
  await linus.context().close();
  await expectCounts(page, { approved: 1, rejected: 0 });
  address = before;
});

test("a queue is made by policy: uncertain first, own reasons, calibration problems", async ({ page }) => {
  await changeQueue(page, async (dialog) => {
    await dialog.getByRole("radio", { name: /^Uncertain first/ }).check();
    await dialog.getByLabel("Calibration").fill("50");
    await dialog.getByRole("button", { name: "Add a reason" }).click();
    await dialog.getByLabel("Reason 7", { exact: true }).fill("Needs a hint");
    await expectAccessible(page);
  });
  await expect(page.getByText(/^Every problem, the most uncertain first/)).toBeVisible();
  await page.getByRole("button", { name: /^Calibration \(/ }).click();
  const dialog = page.getByRole("dialog", { name: "Calibration problems" });
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto(address);
  await expect(source(page)).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("list", { name: "Reason to reject" })).toContainText("Needs a hint");
});

test("pairs are compared by keys, and give a difficulty beside the measured one", async ({ page }) => {
  await page.goto(`/review/compare?curriculum=${tree.split("/").at(-1)}`);
  const pair = page.getByRole("article", { name: "Pair to compare" });
  await expect(pair).toBeVisible();
  const formulas = async () => (await pair.locator("annotation").allTextContents()).join();
  for (const key of ["ArrowLeft", "e", "ArrowRight"]) {
    const shown = await formulas();
    await page.keyboard.press(key);
    await expect.poll(formulas).not.toBe(shown);
  }
  const table = page.getByRole("region", { name: "Difficulty by comparison", exact: true });
  await expect(table).toContainText("from 3 answers");
  await expectAccessible(page);
  await page.keyboard.press("u");
  await expect(table).toContainText("from 2 answers");
});

test("a role taken away while somebody works stops their decisions and loses none", async ({ page }) => {
  await grace.goto(address);
  await expect(source(grace)).toBeVisible();
  const her = await grace.getByRole("button", { name: /^Account of Grace/ }).getAttribute("aria-label");
  const graceName = her?.replace("Account of ", "") ?? "";
  await page.goto("/settings/users");
  await page.getByRole("combobox", { name: `Role of ${graceName}` }).selectOption("viewer");
  await page.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
  await expect(page.getByText(`${graceName} is now viewer`)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await grace.keyboard.press("a");
  await expect(said(grace, "role")).toBeVisible();
  await expect(grace.getByRole("button", { name: "Send again" })).toBeVisible();
});
