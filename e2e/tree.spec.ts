import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { test } from "./settled";

const name = "Tree of the tests";
const roots = ["x^3*exp(x)", "x^2*sin(3*x)", "sin(x)^5*cos(x)", "x/(x^4 + 3*x^2 + 2)"];
let address = "";

test.describe.configure({ mode: "serial" });

const outline = (page: Page) => page.getByRole("tree", { name: "Outline of the tree" });
const items = (page: Page) => outline(page).getByRole("treeitem");
const nodes = (page: Page) => page.locator(".react-flow__node");
/** The problem in the middle of the canvas: what the reader is taken to look at. */
async function middleNode(page: Page) {
  const id = await page.getByTestId("tree-canvas").evaluate((canvas) => {
    const middle = canvas.getBoundingClientRect();
    const away = (node: Element) => {
      const at = node.getBoundingClientRect();
      return Math.hypot(at.x - middle.x - middle.width / 2, at.y - middle.y - middle.height / 2);
    };
    const [nearest] = [...canvas.querySelectorAll(".react-flow__node")].sort((a, b) => away(a) - away(b));
    return nearest?.getAttribute("data-id");
  });
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}

/** Of the cards that lie on the canvas as a whole, the one nearest to an edge. */
async function outermostNode(page: Page, side: "right" | "bottom") {
  await expect(nodes(page).first()).toBeVisible();
  const id = await page.getByTestId("tree-canvas").evaluate((canvas, edge) => {
    const limit = canvas.getBoundingClientRect()[edge];
    const at = (node: Element) => node.getBoundingClientRect()[edge];
    const whole = [...canvas.querySelectorAll(".react-flow__node")].filter((node) => at(node) < limit);
    return whole.sort((one, other) => at(other) - at(one))[0]?.getAttribute("data-id");
  }, side);
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}

/** Whether all of the selected problem's card lies on the canvas. */
function selectedCardIsWhole(page: Page): Promise<boolean> {
  return page.getByTestId("tree-canvas").evaluate((canvas) => {
    const id = new URL(window.location.href).searchParams.get("problem");
    const node = canvas.querySelector(`.react-flow__node[data-id="${id}"]`)?.getBoundingClientRect();
    const edge = canvas.getBoundingClientRect();
    if (!node) return false;
    const across = node.left >= edge.left && node.right <= edge.right;
    return across && node.top >= edge.top && node.bottom <= edge.bottom;
  });
}

async function placeOnCanvas(page: Page, node: Locator) {
  const [box, canvas] = [await node.boundingBox(), await page.getByTestId("tree-canvas").boundingBox()];
  return [Math.round(box!.x - canvas!.x), Math.round(box!.y - canvas!.y)];
}

test("says line by line what is no problem, and makes nothing", async ({ page }) => {
  await page.goto("/curricula");
  await page.getByRole("button", { name: "New curriculum" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Broken");
  await dialog.getByRole("radio", { name: /Your own/ }).check();
  await dialog.getByRole("textbox", { name: "Problems" }).fill("x*sin(x)\nx*(sin(\n\nx*sin(x)");
  await dialog.getByRole("button", { name: "Create curriculum" }).click();
  await expect(dialog.getByText(/Line 2/).first()).toBeVisible();
  await expect(dialog.getByText(/Line 4/).first()).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Problems" })).toHaveValue(/x\*\(sin\(/);
  await page.goto("/curricula");
  await expect(page.getByRole("link", { name: "Broken" })).toHaveCount(0);
});

test("offers to generate while there are only roots, and shows what a run writes without a reload", async ({
  page,
}) => {
  await createCurriculum(page, name, roots);
  address = new URL(page.url()).pathname;
  await expect(page.getByRole("link", { name: "Generate variants" }).first()).toBeVisible();
  await expect(nodes(page)).toHaveCount(roots.length);
  const looked = await middleNode(page);
  const before = await placeOnCanvas(page, looked);

  await runStage("generate", name, "--depth", "2", "--variants-per-problem", "3");
  await expect(outline(page).getByRole("treeitem", { level: 2 }).first()).toBeVisible();
  expect(await placeOnCanvas(page, looked)).toEqual(before);

  await runStage("verify", name, "--samples-per-problem", "2");
  await expect(page.getByRole("list", { name: "Colours: Verdict" })).toHaveText(/No verdict\s*0$/);
  expect(await placeOnCanvas(page, looked)).toEqual(before);
});

test("keeps outline, canvas, panel and address in step, by keyboard alone", async ({ page }) => {
  await page.goto(address);
  await outline(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  const chosen = outline(page).getByRole("treeitem", { selected: true });
  await expect(chosen).toHaveAttribute("aria-level", "2");
  const panel = page.getByRole("complementary", { name: "Selected problem" });
  await expect(panel.getByText("Variant of")).toBeVisible();
  await expect(panel.getByRole("link", { name: /Built-in rule policy/ }).first()).toBeVisible();

  const id = await chosen.getAttribute("id");
  await page.reload();
  await expect(outline(page).getByRole("treeitem", { selected: true })).toHaveAttribute("id", id ?? "");
  await outline(page).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  const root = outline(page).getByRole("treeitem", { selected: true });
  await expect(root).toHaveAttribute("aria-level", "1");
  await page.keyboard.press("ArrowLeft");
  await expect(root).toHaveAttribute("aria-expanded", "false");
  await expect(page).toHaveURL(/collapsed=/);
});

test("keys move along the outline while the tree is still on its way", async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/api/curricula/*/tree", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(address);
  await outline(page).focus();
  // The page answers to keys once its scripts have run.
  await expect(async () => {
    await page.keyboard.press("Home");
    await expect(items(page).first()).toHaveAttribute("aria-selected", "true", { timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowRight");
  const chosen = outline(page).getByRole("treeitem", { selected: true });
  await expect(chosen).toHaveAttribute("aria-level", "2");
  await expect(page.locator("[data-laid-out]")).toHaveCount(0);
  arrive();
  await expect(page.locator("[data-laid-out]")).toBeVisible();
  await expect(chosen).toHaveAttribute("aria-level", "2");
});

test("finds a problem by its text", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("searchbox", { name: "Search problems" }).fill("x^3*exp(x)");
  await expect(page.getByText(/^\d+ found$/)).not.toHaveText("0 found");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Selected problem" })).toContainText("x^3*exp(x)");
});

test("an Enter before the answer has come opens the first find of what is written", async ({ page }) => {
  await page.goto(address);
  const box = page.getByRole("searchbox", { name: "Search problems" });
  const panel = page.getByRole("complementary", { name: "Selected problem" });
  const canvas = page.getByTestId("tree-canvas");
  const before = await canvas.boundingBox();
  await box.fill("exp(_)*_");
  await expect(page.getByText(/^\d+ found$/)).not.toHaveText("0 found");
  await box.press("Enter");
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(panel).toContainText("exp(");

  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/*curricula.search*", async (route) => {
    await answered;
    await route.continue();
  });
  await box.fill("x^2*sin(3*x)");
  await box.press("Enter");
  // Longer than it takes to open what was found before.
  await expect(page).toHaveURL(/find=x%5E2/);
  await expect(panel).toContainText("exp(");
  answer();
  await expect(panel).toContainText("x^2*sin(3*x)");
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  const after = await canvas.boundingBox();
  expect([after?.y, after?.height]).toEqual([before?.y, expect.any(Number)]);
});

test("goes to the next find and the previous one, by buttons and by keys", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("searchbox", { name: "Search problems" }).fill("x");
  await expect(page.getByText(/^\d+ found$/)).toBeVisible();
  const next = page.getByRole("button", { name: "Next find" });
  await next.click();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await next.click();
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await page.getByRole("button", { name: "Previous find" }).click();
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
  await page.keyboard.press("Shift+N");
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
});

test("finds problems by shape, and says what is wrong with one", async ({ page }) => {
  await page.goto(address);
  const box = page.getByRole("searchbox", { name: "Search problems" });
  await box.fill("exp(_)*_");
  await expect(page.getByText(/^\d+ found/)).not.toHaveText(/^0 found/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("complementary", { name: "Selected problem" })).toContainText("exp(");
  await box.fill("exp(_");
  await expect(page.getByText(/never closed/)).toBeVisible();
});

test("draws blocks of colour from afar and says so", async ({ page }) => {
  await page.goto(address);
  await expect(nodes(page).first()).toBeVisible();
  const zoomOut = page.getByRole("button", { name: "Zoom out" });
  await expect(async () => {
    await zoomOut.click();
    await expect(page.getByText(/problems as blocks/)).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect(nodes(page)).toHaveCount(0);
});

test("holds no more than 3,500 elements", async ({ page }) => {
  await page.goto(address);
  await expect(nodes(page).first()).toBeVisible();
  expect(await page.getByTestId("tree-canvas").locator("*").count()).toBeLessThan(3500);
});

test("on a tablet the panel comes into view below the tree, which keeps the chosen problem in sight", async ({
  page,
}) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.goto(address);
  await (await outermostNode(page, "bottom")).click();
  const panel = page.getByRole("complementary", { name: "Selected problem" });
  await expect(panel.getByRole("heading", { name: "Problem" })).toBeInViewport();
  await expect(panel).toBeInViewport({ ratio: 0.95 });
  await expect.poll(() => selectedCardIsWhole(page)).toBe(true);
  await panel.getByRole("heading", { name: "Attempts" }).scrollIntoViewIfNeeded();
  await expect(panel.getByRole("heading", { name: "Attempts" })).toBeInViewport();
});

test("a problem at the right edge is not left under the panel that it opens", async ({ page }) => {
  await page.goto(address);
  await expect(nodes(page).first()).toBeVisible();
  await (await outermostNode(page, "right")).click();
  await expect(page.getByRole("complementary", { name: "Selected problem" })).toBeVisible();
  await expect.poll(() => selectedCardIsWhole(page)).toBe(true);
});

test("is accessible, with and without a problem selected", async ({ page }) => {
  await page.goto("/curricula");
  await expect(page.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await page.goto(address);
  await expect(nodes(page).first()).toBeVisible();
  await expectAccessible(page);
  await nodes(page).first().click();
  await expect(page.getByRole("heading", { name: "Attempts" })).toBeVisible();
  await expectAccessible(page);
});
