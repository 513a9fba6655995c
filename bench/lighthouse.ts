/**
 * Lighthouse on the five main pages, signed in, as a desktop browser sees them: against the production build, on an empty
 * data folder with a curriculum that was generated, verified and in part reviewed.
 * Usage: npm run bench:lighthouse [-- --json FILE]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import lighthouse, { desktopConfig, type Flags, type Result } from "lighthouse";
import { createCurriculum, runStage } from "@/e2e/curriculum";
import { becomeFirstAdministrator } from "@/e2e/people";
import startApp from "@/e2e/start-app";
import { freePort } from "@/lib/db/embedded/free-port";
import { chromiumOptions } from "@/scripts/chromium.js";
import { quantile } from "./quantile";

const { values: options } = parseArgs({ options: { json: { type: "string" } } });
const categories = ["performance", "accessibility", "best-practices"] as const;
const bounds = { performance: 95, accessibility: 100, "best-practices": 100 };
/** The score of a load varies: the median of so many counts. */
const loads = 3;

type Row = { page: string } & Record<(typeof categories)[number], number>;

const stop = await startApp();
const port = await freePort();
const profile = mkdtempSync(join(tmpdir(), "ladderboard-lighthouse-"));
// A profile of its own, so that the tabs that Lighthouse opens are signed in too.
const browser = await chromium.launchPersistentContext(profile, {
  ...chromiumOptions,
  args: [...chromiumOptions.args, `--remote-debugging-port=${port}`],
  baseURL: process.env.LADDERBOARD_E2E_URL,
  viewport: { width: 1350, height: 940 },
});
try {
  const rows: Row[] = [];
  for (const [name, path] of await pages(await browser.newPage())) rows.push(await scored(name, path));
  console.table(rows);
  console.log(`Bounds: ${categories.map((category) => `${category} ${bounds[category]}`).join(", ")}.`);
  if (options.json) writeFileSync(options.json, `${JSON.stringify({ rows }, null, 2)}\n`);
} finally {
  await browser.close();
  await stop();
  rmSync(profile, { recursive: true, force: true });
}

async function pages(page: Page): Promise<[name: string, path: string][]> {
  await becomeFirstAdministrator(page);
  await createCurriculum(page, "Bench", ["x^4*exp(2*x)", "x*cos(5*x)", "sin(x)^3*cos(x)^2", "x^5*exp(4*x)"]);
  const tree = new URL(page.url()).pathname;
  await runStage("generate", "Bench", "--depth", "2", "--variants-per-problem", "5");
  await runStage("verify", "Bench", "--samples-per-problem", "4");
  await page.goto("/runs");
  await page
    .getByRole("table")
    .getByRole("link", { name: /verify/i })
    .first()
    .click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}/);
  const run = new URL(page.url()).pathname;
  await page.close();
  return [
    ["curricula", "/curricula"],
    ["tree", tree],
    ["review", `${tree}/review`],
    ["run", run],
    ["monitor", `${tree}/monitor`],
  ];
}

async function scored(name: string, path: string): Promise<Row> {
  const url = `${process.env.LADDERBOARD_E2E_URL}${path}`;
  const scores: Record<string, number[]> = {};
  for (let load = 0; load < loads; load++) {
    const flags: Flags = {
      port,
      onlyCategories: [...categories],
      disableStorageReset: true,
      logLevel: "error",
    };
    const result = await lighthouse(url, flags, desktopConfig);
    if (!result || result.lhr.runtimeError) throw new Error(`${name}: ${result?.lhr.runtimeError?.message}`);
    for (const category of categories) {
      scores[category] ??= [];
      scores[category].push(Math.round(100 * (result.lhr.categories[category]?.score ?? 0)));
    }
    if (load === 0) tellFailures(name, result.lhr);
  }
  const middle = (all: number[]) => quantile(all, 0.5);
  return {
    page: name,
    performance: middle(scores.performance!),
    accessibility: middle(scores.accessibility!),
    "best-practices": middle(scores["best-practices"]!),
  };
}

/** Each audit that cost points, in a line, and what it found. */
function tellFailures(name: string, { audits, categories: found }: Result): void {
  for (const category of Object.values(found))
    for (const { id, weight } of category.auditRefs) {
      const { score, title, displayValue, details } = audits[id]!;
      if (weight === 0 || score === null || score >= 0.9) continue;
      console.log(`${name}, ${category.id}: ${title} ${displayValue ?? ""} (${score})`);
      if (details && "items" in details)
        for (const item of details.items) console.log(`  ${JSON.stringify(item)}`);
    }
}
