import { mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumOptions } from "./chromium.js";

/**
 * Pictures of a running Ladderboard for the documentation; with names, only those that begin so.
 * Usage: LADDERBOARD_URL=http://127.0.0.1:3000 LADDERBOARD_SIGN_IN_LINK='http://…' node scripts/screenshots.js [tree …]
 * The link is a one-time sign-in link: the first administrator's, or one of `npx ladderboard user link EMAIL`.
 */
const url = process.env.LADDERBOARD_URL ?? "http://127.0.0.1:3000";
const link = process.env.LADDERBOARD_SIGN_IN_LINK;
if (!link) throw new Error("LADDERBOARD_SIGN_IN_LINK is missing: see the head of scripts/screenshots.js.");
const wanted = process.argv.slice(2);
const folder = "docs/screenshots";
mkdirSync(folder, { recursive: true });

const desk = { width: 1440, height: 900 };
const tablet = { width: 820, height: 1180 };
const browser = await chromium.launch(chromiumOptions);
const context = await browser.newContext({ viewport: desk, reducedMotion: "reduce" });
const page = await context.newPage();
await signIn(link);

await page.goto(new URL("/curricula", url).href);
const tree =
  (await page.locator("table a[href^='/curricula/']").first().getAttribute("href")) ?? "/curricula";
const curriculum = tree.split("/").at(-1);

await picture("curricula", "/curricula");
await pictureInEachLook("tree", tree, async () => {
  await page.getByRole("treeitem").nth(1).click();
  await page.getByRole("heading", { name: "Attempts" }).waitFor();
});
await pictureInEachLook("tree-frontier", `${tree}?colour=difficulty&frame=999`, () =>
  page.getByRole("slider", { name: "Time in training" }).waitFor(),
);
await pictureInEachLook("tree-overview", `${tree}?colour=difficulty`, async () => {
  await page.getByRole("button", { name: "Fit the whole tree" }).click();
  await page.getByText(/problems as blocks/).waitFor();
});
await pictureInEachLook("tree-compare", `${tree}/compare`, async () => {
  await page.locator("[data-laid-out]").nth(1).waitFor();
  await page.getByLabel("Right tree: generation").selectOption({ index: 1 });
});
await picture("review-desk", `${tree}/review`, () =>
  page.getByRole("figure", { name: "Problem under review" }).waitFor(),
);
await picture("review-grid", `${tree}/review`, async () => {
  await page.getByRole("figure", { name: "Problem under review" }).waitFor();
  await page.keyboard.press("g");
  await page.getByRole("region", { name: "Problems that are alike" }).getByRole("checkbox").first().waitFor();
});
await picture("review-compare", `/review/compare?curriculum=${curriculum}`, () =>
  page.getByRole("article", { name: "Pair to compare" }).waitFor(),
);
for (const stage of ["generate", "verify", "train", "evaluate"])
  await picture(`run-${stage}`, () => newest(`/runs?stage=${stage}`, "a[href^='/runs/']:not([href*='new'])"));
for (const area of ["monitor", "diversity", "cost"]) await picture(area, `${tree}/${area}`);
await picture("audit", "/settings/audit", () => page.locator("summary").first().click());
await picture("benchmark", () => newest("/benchmarks", "a[href^='/benchmarks/']"));
await browser.close();

/** @param {string} address */
async function signIn(address) {
  await page.goto(address);
  const answers = {
    Name: "Ada Example",
    "E-mail address": "ada@example.org",
    Password: "a password for pictures",
  };
  for (const [label, answer] of Object.entries(answers)) {
    const field = page.getByLabel(label);
    if (await field.isEditable().catch(() => false)) await field.fill(answer);
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/curricula");
}

/**
 * @param {string} name
 * @param {string | (() => Promise<string>)} address
 * @param {() => Promise<unknown>} [prepare] leads from the opened page to what is to be seen
 */
async function picture(name, address, prepare = async () => {}) {
  if (wanted.length > 0 && !wanted.some((start) => name.startsWith(start))) return;
  await page.goto(new URL(typeof address === "string" ? address : await address(), url).href);
  await prepare();
  // A live page is never idle; what is still on its way are formulas.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`${folder}/${name}.png`);
}

/** @param {string} name @param {string} address @param {() => Promise<unknown>} prepareTree */
async function pictureInEachLook(name, address, prepareTree) {
  const prepare = async () => {
    await page.locator("[data-laid-out]").first().waitFor();
    await prepareTree();
  };
  await picture(name, address, prepare);
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(`${name}-dark`, address, prepare);
  await page.setViewportSize(tablet);
  await picture(`${name}-tablet-dark`, address, prepare);
  await page.emulateMedia({ colorScheme: "light" });
  await picture(`${name}-tablet`, address, prepare);
  await page.setViewportSize(desk);
}

/** The first of a list's pages. @param {string} list @param {string} links */
async function newest(list, links) {
  await page.goto(new URL(list, url).href);
  return (await page.locator(links).first().getAttribute("href")) ?? list;
}
