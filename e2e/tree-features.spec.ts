import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { Client } from "pg";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { test } from "./settled";

const name = "Tree with features";
let address = "";

test.describe.configure({ mode: "serial" });

const outline = (page: Page) => page.getByRole("tree", { name: "Outline of the tree" });
const items = (page: Page) => outline(page).getByRole("treeitem");
const nodes = (page: Page) => page.locator(".react-flow__node");
const panel = (page: Page) => page.getByRole("complementary", { name: "Selected problem" });
const laidOut = (page: Page) => expect(page.locator("[data-laid-out]")).toBeVisible();

async function open(page: Page, query = "") {
  await page.goto(`${address}${query}`);
  await laidOut(page);
}

/** The first variant below the first root, selected. */
async function selectVariant(page: Page) {
  await items(page).first().click();
  await outline(page).focus();
  await page.keyboard.press("ArrowRight");
  await expect(panel(page).getByText("Variant of")).toBeVisible();
}

async function withDatabase<T>(work: (database: Client) => Promise<T>): Promise<T> {
  const file = join(process.env.LADDERBOARD_E2E_DATA ?? "", "database-url");
  const database = new Client({ connectionString: readFileSync(file, "utf8").trim() });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

test("the way from the root says what each step changed and did to the solve rate", async ({ page }) => {
  await createCurriculum(page, name, ["x^3*exp(x)", "x^2*sin(3*x)"]);
  address = new URL(page.url()).pathname;
  await runStage("generate", name, "--depth", "2", "--variants-per-problem", "4");
  await runStage("verify", name, "--samples-per-problem", "2");
  await open(page);
  await selectVariant(page);
  const way = panel(page).getByRole("heading", { name: "Way from the root" }).locator("..");
  await expect(way.getByText("Root", { exact: true })).toBeVisible();
  await expect(way.getByText("Level 1")).toBeVisible();
  await expect(way.getByText(/% of 2/).first()).toBeVisible();
  await expect(way.locator(".fbox").first()).toBeVisible();
  await panel(page).getByText("Variant of").locator("..").getByRole("link").click();
  await expect(outline(page).getByRole("treeitem", { selected: true })).toHaveAttribute("aria-level", "1");
  await expect(panel(page).getByText("Variant of")).toHaveCount(0);
});

test("choosing and folding problems leaves the others where they are", async ({ page }) => {
  await open(page);
  const first = nodes(page).first();
  const place = async () => {
    const box = await first.boundingBox();
    return [Math.round(box!.x), Math.round(box!.y)];
  };
  const before = await place();
  await nodes(page).nth(1).click();
  await expect(panel(page)).toBeVisible();
  expect(await place()).toEqual(before);
  await page
    .getByRole("button", { name: /^Collapse \d+ variants/ })
    .first()
    .click();
  await expect(page).toHaveURL(/collapsed=/);
  expect(await place()).toEqual(before);
});

test("the address brings back the place on the canvas, the filters and the search", async ({ page }) => {
  await open(page);
  const canvas = await page.getByTestId("tree-canvas").boundingBox();
  await page.mouse.move(canvas!.x + 400, canvas!.y + 300);
  await page.mouse.down();
  await page.mouse.move(canvas!.x + 340, canvas!.y + 250, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("combobox", { name: "Verdict" }).selectOption("verified");
  await page.getByRole("searchbox", { name: "Search problems" }).fill("exp(_)");
  await expect(page).toHaveURL(/at=.*find=|find=.*at=/);
  await expect(page).toHaveURL(/verdict=verified/);
  const id = await nodes(page).first().getAttribute("data-id");
  const node = page.locator(`.react-flow__node[data-id="${id}"]`);
  // On the canvas: the line above it that counts what was found may come late.
  const place = async () => {
    const [box, frame] = [await node.boundingBox(), await page.getByTestId("tree-canvas").boundingBox()];
    return { x: box!.x - frame!.x, y: box!.y - frame!.y };
  };
  const before = await place();
  await page.reload();
  await laidOut(page);
  await expect(page.getByRole("combobox", { name: "Verdict" })).toHaveValue("verified");
  await expect(page.getByRole("searchbox", { name: "Search problems" })).toHaveValue("exp(_)");
  await expect(async () => {
    const after = await place();
    expect(Math.abs(after.x - before.x)).toBeLessThan(2);
    expect(Math.abs(after.y - before.y)).toBeLessThan(2);
  }).toPass();
});

test("filters dim and take nothing away", async ({ page }) => {
  await open(page);
  const all = await items(page).count();
  await page.getByRole("combobox", { name: "Review state" }).selectOption("approved");
  await expect(page.getByText(/[1-9]\d* dimmed/)).toBeVisible();
  expect(await items(page).count()).toBe(all);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByText(/dimmed/)).toHaveCount(0);
});

test("a formula that is wider than its column says that there is more of it", async ({ page }) => {
  const answered = await withDatabase((database) =>
    database.query(
      `SELECT problem.id FROM attempt JOIN problem ON problem.id = attempt.problem_id
       WHERE problem.curriculum_id = $1 AND attempt.answer <> '' ORDER BY length(attempt.answer) DESC LIMIT 1`,
      [address.split("/").at(-1)],
    ),
  );
  await open(page, `?problem=${answered.rows[0].id}`);
  const strip = panel(page).getByRole("group", { name: "Answer" }).first();
  await expect(strip).toBeVisible();
  // Narrower than any answer that a run may have drawn.
  await strip.evaluate((element) => {
    element.style.maxWidth = "0.25rem";
  });
  await expect(strip).toHaveAttribute("data-more");
  await strip.evaluate((element) => {
    element.scrollLeft = element.scrollWidth;
  });
  await expect(strip).not.toHaveAttribute("data-more");
});

test("one subtree can be shown alone, with the way back", async ({ page }) => {
  await open(page);
  await selectVariant(page);
  const crumbs = page.getByRole("navigation", { name: "Way from the root" });
  await expect(crumbs.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Show only this subtree" }).click();
  await expect(items(page).first()).toHaveAttribute("aria-level", "2");
  await expect(page).toHaveURL(/focus=/);
  await page.reload();
  await expect(items(page).first()).toHaveAttribute("aria-level", "2");
  await crumbs.getByRole("button").first().click();
  await expect(items(page).first()).toHaveAttribute("aria-level", "1");
});

test("the learning frontier replays what was solved when", async ({ page }) => {
  await runStage("verify", name, "--samples-per-problem", "4");
  await open(page);
  await page.getByRole("button", { name: "Show the learning frontier" }).click();
  const slider = page.getByRole("slider", { name: "Time in training" });
  await expect(page.getByText(/^2\/2 Verify run of Built-in/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Solved at least once, by level" })).toContainText("Roots");
  await slider.fill("0");
  await expect(page.getByText(/^1\/2 Verify run of Built-in/)).toBeVisible();
  await expect(page).toHaveURL(/frame=0/);
  await slider.press("ArrowRight");
  await expect(slider).toHaveValue("1");
  await slider.press("Home");
  await expect(slider).toHaveValue("0");
  await expect(outline(page).getByRole("treeitem", { selected: true })).toHaveCount(0);
  await expect(page.getByTitle(/gives no signal/).first()).toBeAttached();
  // Neither the verdict nor the review of that moment is known, and the colours are its solve rates.
  await expect(nodes(page).first()).toBeVisible();
  await expect(nodes(page).getByRole("img", { name: /^(Verdict|Review):/ })).toHaveCount(0);
  const colours = page.getByRole("combobox", { name: "Colour by" });
  await expect(colours).toBeDisabled();
  await expect(colours).toHaveValue("difficulty");
  await expectAccessible(page);
  await nodes(page).first().click();
  await expect(panel(page).getByText(/Everything here is as of now/)).toBeVisible();
  await page.getByRole("button", { name: "Close the learning frontier" }).click();
  await expect(panel(page).getByText(/Everything here is as of now/)).toHaveCount(0);
  await expect(colours).toBeEnabled();
  await expect(
    nodes(page)
      .getByRole("img", { name: /^Verdict:/ })
      .first(),
  ).toBeVisible();
});

test("the view is exported as a drawing and a picture, the subtree as lines", async ({ page }) => {
  await open(page);
  await selectVariant(page);
  const saved = async (item: string) => {
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item }).click(),
    ]);
    return readFileSync(await download.path());
  };
  expect((await saved("View as SVG")).toString()).toMatch(/^<svg[\s\S]*x\^3\*exp\(x\)[\s\S]*<\/svg>$/);
  expect((await saved("View as PNG")).subarray(1, 4).toString()).toBe("PNG");
  const lines = (await saved("This subtree as JSONL")).toString().trim().split("\n");
  const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level);
  expect(Math.min(...levels)).toBe(1);
});

test("a tree is edited by hand, and each change is undone from its message", async ({ page }) => {
  await open(page);
  await selectVariant(page);
  const edit = async (item: string) => {
    await panel(page).getByRole("button", { name: "Edit" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  const dialog = page.getByRole("dialog");

  const tab = page.getByRole("navigation", { name: "Curriculum" }).getByRole("link", { name: /^Tree/ });
  const problems = Number((await tab.textContent())?.replace(/\D/g, ""));
  await edit("Add a variant…");
  await dialog.getByLabel("Formula").fill("x*(sin(");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog.getByRole("alert")).toContainText("character");
  await dialog.getByLabel("Formula").fill("atan(x)^7");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(panel(page)).toContainText("atan(x)^7");
  await expect(outline(page).getByRole("treeitem", { selected: true })).toHaveAttribute("aria-level", "3");

  await expect(tab).toHaveText(`Tree${problems + 1}`);
  await expect(page.getByRole("link", { name: /^Verify.*1 not measured/ })).toBeVisible();
  await expect(panel(page).getByText(/, by hand/)).toBeVisible();

  await edit("Correct the formula…");
  await dialog.getByLabel("Formula").fill("atan(x)^9");
  await dialog.getByRole("button", { name: "Correct" }).click();
  await expect(panel(page)).toContainText("atan(x)^9");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(panel(page)).toContainText("atan(x)^7");

  await edit("Delete the subtree…");
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The subtree is deleted.")).toBeVisible();
  await expect(panel(page)).not.toContainText("atan(x)^7");
  await expect(tab).toHaveText(`Tree${problems}`);
  await page
    .getByRole("listitem")
    .filter({ hasText: "subtree is deleted" })
    .getByRole("button")
    .last()
    .click();
  await expect(panel(page)).toContainText("atan(x)^7");
});

test("a subtree that is deleted under an open page leaves the page alive", async ({ page, context }) => {
  await open(page);
  await selectVariant(page);
  const before = Number(await page.locator("[data-laid-out]").getAttribute("data-laid-out"));
  // The address follows the selection a moment later.
  await expect(page).toHaveURL(/problem=/);
  const other = await context.newPage();
  await other.goto(page.url());
  await panel(other).getByRole("button", { name: "Edit" }).click();
  await other.getByRole("menuitem", { name: "Delete the subtree…" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(other.getByText("The subtree is deleted.")).toBeVisible();
  await expect(panel(page).getByText("This problem was deleted")).toBeVisible();
  await expect(async () => {
    expect(Number(await page.locator("[data-laid-out]").getAttribute("data-laid-out"))).toBeLessThan(before);
  }).toPass();
  await page.keyboard.press("Escape");
  await items(page).first().click();
  await expect(panel(page).getByRole("heading", { name: "Attempts" })).toBeVisible();
});

const hostile = [
  "\\frac{".repeat(4_000),
  "x+".repeat(10_000),
  "<img src=x onerror=\"document.title='pwned'\">",
  "\\href{javascript:document.title='pwned'}{x}",
  "\\def\\x{\\x\\x}\\x",
  "\u202Ex*nis\u202C",
];

test("formulas made to break the page are shown as text, each with the reason", async ({ page }) => {
  await withDatabase(async (database) => {
    const { rows } = await database.query<{ id: string }>("SELECT id FROM curriculum WHERE name = $1", [
      name,
    ]);
    for (const [index, text] of hostile.entries())
      await database.query(
        `INSERT INTO problem (id, curriculum_id, statement, latex, canonical, canonical_hash, transformations)
         VALUES (gen_random_uuid()::text, $1, $2, $2, $3, $3, '{}')`,
        [rows[0]?.id, text, `hostile ${index}`],
      );
  });
  await open(page);
  await page.getByRole("button", { name: "Fit the whole tree" }).click();
  await outline(page).focus();
  await page.keyboard.press("End");
  await expect(outline(page).getByText(/Too long to draw: 20,000/)).toBeAttached();
  await expect(outline(page).getByText(/Redefines notation/)).toBeAttached();
  await expect(outline(page).getByText("<img src=x")).toBeAttached();
  expect(await page.title()).not.toContain("pwned");
  for (let step = 0; step < hostile.length; step += 1) {
    await expect(panel(page).getByRole("heading", { name: "Attempts" })).toBeVisible();
    await page.keyboard.press("ArrowUp");
  }
  expect(await page.title()).not.toContain("pwned");
  await expectAccessible(page);
});

test("a chain of depth 300 and a parent with 5,000 variants can be read", async ({ page }) => {
  const id = await withDatabase(async (database) => {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO curriculum (id, name, domain, checkpoint_policy)
       VALUES (gen_random_uuid()::text, 'Deep and wide', 'integration', '{"mode": "people"}') RETURNING id`,
    );
    const curriculum = rows[0]!.id;
    const columns =
      "id, curriculum_id, parent_id, statement, latex, canonical, canonical_hash, transformations";
    await database.query(
      `INSERT INTO problem (${columns})
       SELECT md5('deep' || n)::uuid::text, $1, CASE WHEN n > 0 THEN md5('deep' || n - 1)::uuid::text END,
         'x^' || n, 'x^{' || n || '}', 'deep' || n, 'deep' || n, '{}' FROM generate_series(0, 300) n`,
      [curriculum],
    );
    await database.query(
      `INSERT INTO problem (${columns})
       SELECT gen_random_uuid()::text, $1, md5('deep0')::uuid::text, 'x + ' || n, 'x + ' || n, 'wide' || n, 'wide' || n, '{}'
       FROM generate_series(1, 5000) n`,
      [curriculum],
    );
    return curriculum;
  });
  await page.goto(`/curricula/${id}`);
  await expect(page.locator("[data-laid-out='5301']")).toBeVisible();
  await outline(page).focus();
  await page.keyboard.press("End");
  const last = outline(page).getByRole("treeitem", { selected: true });
  await expect(last).toBeVisible();
  expect(await page.getByTestId("tree-canvas").locator("*").count()).toBeLessThan(3500);
  await page.getByRole("searchbox", { name: "Search problems" }).fill("x^300");
  await expect(page.getByText(/^1 found/)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(outline(page).getByRole("treeitem", { selected: true })).toHaveAttribute("aria-level", "301");
});

test("a search that fits everything, or never would end, is answered in words", async ({ page }) => {
  await open(page);
  const box = page.getByRole("searchbox", { name: "Search problems" });
  await box.fill("_");
  await expect(page.getByText(/stands for every formula/)).toBeVisible();
  await box.fill(Array(20).fill("_").join("*"));
  await expect(page.getByText(/More than 12 blanks/)).toBeVisible();
  await box.fill("(".repeat(400));
  await expect(page.getByText(/^0 found/)).toBeVisible();
  await items(page).first().click();
  await expect(panel(page)).toBeVisible();
});

test("nothing moves by itself where reduced motion is asked for", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page);
  await page.getByRole("button", { name: "Fit the whole tree" }).click();
  await expect(page.getByTestId("tree-canvas")).toHaveAttribute("data-laid-out", /\d+/);
  const running = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === "running").length,
  );
  expect(running).toBe(0);
});
