import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumOptions } from "./chromium.js";

/**
 * Pictures of a running Ladderboard for the documentation.
 * Usage: LADDERBOARD_URL=http://127.0.0.1:3000 LADDERBOARD_SIGN_IN_LINK='http://…' node scripts/screenshots.js
 * The link is a one-time sign-in link: the first administrator's, or one of `npx ladderboard user link EMAIL`.
 */
const url = process.env.LADDERBOARD_URL ?? "http://127.0.0.1:3000";
const link = process.env.LADDERBOARD_SIGN_IN_LINK;
if (!link) throw new Error("LADDERBOARD_SIGN_IN_LINK is missing: see the head of scripts/screenshots.js.");
const folder = "docs/screenshots";
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch(chromiumOptions);
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
const page = await context.newPage();

await page.goto(link);
const answers = {
  Name: "Ada Example",
  "E-mail address": "ada@example.org",
  Password: "a password for pictures",
};
for (const [label, answer] of Object.entries(answers)) {
  const field = page.getByLabel(label);
  if (await field.isEditable().catch(() => false)) await field.fill(answer);
}
await page.getByRole("main").getByRole("button").click();
await page.waitForURL("**/curricula");

/** @param {string} name @param {string} [address] */
async function picture(name, address) {
  if (address) await page.goto(new URL(address, url).href);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}

/** The page of the newest run of a stage. @param {string} stage */
async function newestRun(stage) {
  await page.goto(new URL(`/runs?stage=${stage}`, url).href);
  return (await page.locator("a[href^='/runs/']:not([href*='new'])").first().getAttribute("href")) ?? "/runs";
}

await picture("curricula", "/curricula");
const tree = await page.locator("a[href^='/curricula/']").first().getAttribute("href");
await page.goto(new URL(tree ?? "/curricula", url).href);
await page.locator(".react-flow__node").nth(1).click();
await page.getByRole("heading", { name: "Attempts" }).waitFor();
await picture("tree");
const treeAddress = new URL(page.url()).pathname;
await page.goto(new URL(`${treeAddress}?colour=difficulty&frame=999`, url).href);
await page.locator("[data-laid-out]").waitFor();
await page.getByRole("slider", { name: "Time in training" }).waitFor();
await picture("tree-frontier");
await page.goto(new URL(`${treeAddress}?colour=difficulty`, url).href);
await page.locator("[data-laid-out]").waitFor();
await page.getByRole("button", { name: "Fit the whole tree" }).click();
await picture("tree-overview");
await page.goto(new URL(`${treeAddress}/compare`, url).href);
await page.locator("[data-laid-out]").nth(1).waitFor();
await picture("tree-compare");
await page.goto(new URL(`${tree}/review`, url).href);
await page.getByRole("figure", { name: "Problem under review" }).waitFor();
await picture("review-desk");
await page.keyboard.press("g");
await page.getByRole("region", { name: "Problems that are alike" }).getByRole("checkbox").first().waitFor();
await picture("review-grid");
await page.keyboard.press("Escape");
await page.goto(new URL(`/review/compare?curriculum=${tree?.split("/").at(-1)}`, url).href);
await page.getByRole("article", { name: "Pair to compare" }).waitFor();
await picture("review-compare");
for (const stage of ["generate", "verify", "train", "evaluate"])
  await picture(`run-${stage}`, await newestRun(stage));
await page.goto(new URL("/benchmarks", url).href);
await picture(
  "benchmark",
  (await page.locator("a[href^='/benchmarks/']").first().getAttribute("href")) ?? "/benchmarks",
);
await browser.close();
