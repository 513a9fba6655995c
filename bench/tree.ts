/**
 * The tree page at growing sizes, in Chromium, against the production build on a throwaway database.
 * Usage: npm run bench:tree [-- --sizes 10,1000,10000,100000] [--json FILE]
 * firstViewMs: from navigation to the frame after which the whole tree has come, is laid out and painted.
 * firstFormulaMs: to the frame in which the first formula stands on the canvas.
 * frameMs: times between frames while dragging and zooming, near by and with the whole tree on the screen. pageMb: the page's JavaScript heap after a collection.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { becomeFirstAdministrator } from "@/e2e/people";
import startApp from "@/e2e/start-app";
import { runningNotes } from "@/lib/data-folder";
import { connect } from "@/lib/db";
import { chromiumOptions } from "@/scripts/chromium.js";
import { quantile } from "./quantile";
import { seedTree } from "./tree-content";

const { values: options } = parseArgs({
  options: { json: { type: "string" }, sizes: { type: "string", default: "10,1000,10000,100000" } },
});
const sizes = options.sizes.split(",").map(Number);

/** Milliseconds after which a page counts as one that does not open. */
const opensWithin = 120_000;
const screen = { width: 1440, height: 900 };

type Row = {
  problems: number;
  firstViewMs: number | null;
  firstFormulaMs: number | null;
  frameMsP50: number | null;
  frameMsP95: number | null;
  pageMb: number | null;
};

const stop = await startApp();
const browser = await chromium.launch(chromiumOptions);
const db = connect(
  readFileSync(join(process.env.LADDERBOARD_E2E_DATA ?? "", runningNotes.databaseUrl), "utf8").trim(),
);
const rows: Row[] = [];
try {
  const context = await signedIn(browser);
  for (const problems of sizes) rows.push(await measure(context, problems, await seedTree(db, problems)));
} finally {
  await browser.close();
  await db.$disconnect();
  await stop();
}
console.table(rows);
if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);

async function signedIn(on: Browser): Promise<BrowserContext> {
  const context = await on.newContext({ viewport: screen, baseURL: process.env.LADDERBOARD_E2E_URL });
  // tsx names functions by a helper of its own, which a function sent to the page does not find there.
  await context.addInitScript("globalThis.__name = (named) => named");
  await context.addInitScript(markFirstFrames);
  const page = await context.newPage();
  await becomeFirstAdministrator(page);
  await page.close();
  return context;
}

/** A page that does not open gives a row of nulls: a bound that is missed by far is still told. */
async function measure(context: BrowserContext, problems: number, curriculumId: string): Promise<Row> {
  const page = await context.newPage();
  try {
    await page.goto(`/curricula/${curriculumId}`, { waitUntil: "commit", timeout: opensWithin });
    const first = await page.waitForFunction(
      () => {
        const marks = (window as MarkedWindow).firstFrames;
        return marks?.view && marks.formula ? marks : null;
      },
      null,
      { timeout: opensWithin },
    );
    const marks = await first.jsonValue();
    const frames = await framesWhileMoving(page);
    return {
      problems,
      firstViewMs: rounded(marks?.view),
      firstFormulaMs: rounded(marks?.formula),
      frameMsP50: rounded(quantile(frames, 0.5)),
      frameMsP95: rounded(quantile(frames, 0.95)),
      pageMb: rounded(await heapMb(page)),
    };
  } catch (error) {
    console.error(`${problems} problems: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    const none = { firstViewMs: null, firstFormulaMs: null, frameMsP50: null, frameMsP95: null };
    return { problems, ...none, pageMb: null };
  } finally {
    await page.close();
  }
}

type MarkedWindow = Window & { firstFrames?: { view?: number; formula?: number }; frameTimes?: number[] };

/** Runs in the page from its start. */
function markFirstFrames() {
  const marks: { view?: number; formula?: number } = {};
  (window as MarkedWindow).firstFrames = marks;
  const look = () => {
    if (document.querySelector("[data-testid=tree-canvas][data-laid-out]")) marks.view ??= performance.now();
    if (document.querySelector("[data-testid=tree-canvas] math")) marks.formula ??= performance.now();
    if (!marks.formula || !marks.view) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Drags and zooms near by and over the whole tree, in steps as a hand makes them; gives each frame's time. */
async function framesWhileMoving(page: Page): Promise<number[]> {
  const box = await page.getByTestId("tree-canvas").boundingBox();
  if (!box) throw new Error("The canvas has no size.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.evaluate(() => {
    const frames: number[] = [];
    (window as MarkedWindow).frameTimes = frames;
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const drag = async () => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 40; step += 1) await page.mouse.move(x - step * 6, y - step * 6);
    await page.mouse.up();
  };
  await drag();
  for (let step = 0; step < 30; step += 1) await page.mouse.wheel(0, 60);
  for (let step = 0; step < 30; step += 1) await page.mouse.wheel(0, -60);
  // Where every problem is on the screen at once, which is the most that a frame ever paints.
  await page.getByRole("button", { name: "Fit the whole tree" }).click();
  await drag();
  for (let step = 0; step < 30; step += 1) await page.mouse.wheel(0, -60);
  // The first frame began before the hand moved.
  return (await page.evaluate(() => (window as MarkedWindow).frameTimes ?? [])).slice(1);
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 1e6;
}

function rounded(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : Math.round(value * 10) / 10;
}
