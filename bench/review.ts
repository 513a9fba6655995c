/**
 * What a reviewer sees: from the press of a key until the next problem, or the one that undo brings back, is painted. In
 * Chromium, against the production build, on an empty data folder with generated and measured variants.
 * Usage: npm run bench:review [-- --json FILE]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { createCurriculum, runStage } from "@/e2e/curriculum";
import { source } from "@/e2e/desk";
import { becomeFirstAdministrator } from "@/e2e/people";
import startApp from "@/e2e/start-app";
import { chromiumOptions } from "@/scripts/chromium.js";
import { type Row, rowOf } from "./api/measure";

const { values: options } = parseArgs({ options: { json: { type: "string" } } });
const decisions = 50;
/** A key pressed again sooner belongs to the problem before. */
const pauseMs = 400;

const stop = await startApp();
const browser = await chromium.launch(chromiumOptions);
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.LADDERBOARD_E2E_URL,
  });
  // tsx names functions by a helper of its own, which a function sent to the page does not find there.
  await page.addInitScript("globalThis.__name = (named) => named");
  await becomeFirstAdministrator(page);
  await createCurriculum(page, "Bench", ["x^4*exp(2*x)", "x*cos(5*x)", "sin(x)^3*cos(x)^2", "x^5*exp(4*x)"]);
  const address = `${new URL(page.url()).pathname}/review`;
  await runStage("generate", "Bench", "--depth", "2", "--variants-per-problem", "4");
  await runStage("verify", "Bench", "--samples-per-problem", "4");
  await page.goto(address);
  await source(page).waitFor();
  const rows = [
    await seen(page, "decision to next card, seen by the reviewer", 50, ["a"]),
    await seen(page, "undo, seen by the reviewer", 100, ["a", "u"]),
  ];
  console.table(rows);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
} finally {
  await browser.close();
  await stop();
}

/** Presses the keys again and again; only the last one of each turn is timed. */
async function seen(page: Page, name: string, boundMs: number, keys: string[]): Promise<Row> {
  const ms: number[] = [];
  for (let turn = 0; turn < decisions; turn++) {
    for (const key of keys.slice(0, -1)) await pressed(page, key);
    ms.push(await pressed(page, keys.at(-1)!));
  }
  return rowOf(name, boundMs, ms);
}

/** Milliseconds from the key event to the frame after the one that holds another problem. */
async function pressed(page: Page, key: string): Promise<number> {
  await page.waitForTimeout(pauseMs);
  const time = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const source = "[aria-label='Problem under review'] figcaption code";
        const text = () =>
          [...document.querySelectorAll(source)].find((each) => each.checkVisibility())?.textContent;
        const before = text();
        let start = 0;
        window.addEventListener("keydown", (event) => (start = event.timeStamp), {
          once: true,
          capture: true,
        });
        const look = () => {
          const now = text();
          if (now && now !== before) requestAnimationFrame(() => resolve(performance.now() - start));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await page.keyboard.press(key);
  return time;
}
