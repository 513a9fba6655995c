import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, ladderboard } from "./curriculum";
import { test } from "./settled";

const name = "Exchange of the tests";
let address = "";
let folder = "";

test.describe.configure({ mode: "serial" });

async function importFile(page: Page, content: string, broken: "Take nothing" | "Take the rest") {
  const file = join(folder, "problems.jsonl");
  writeFileSync(file, content);
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("radio", { name: broken }).check();
  await page.getByRole("button", { name: "Import" }).click();
}

test("exports nothing as long as nothing is approved, and says so", async ({ page }) => {
  folder = await mkdtemp(join(tmpdir(), "ladderboard-exchange-"));
  await createCurriculum(page, name, ["x^4*exp(2*x)", "x*cos(5*x)"]);
  address = `${new URL(page.url()).pathname}/exchange`;
  await page.getByRole("link", { name: "Import and export" }).click();
  await expect(page.getByText("Nothing to export yet")).toBeVisible();
  await expectAccessible(page);
});

test("names each broken line, and takes nothing or the rest as chosen", async ({ page }) => {
  const good = Array.from({ length: 198 }, (_, n) =>
    JSON.stringify({ id: `p${n}`, parentId: n === 0 ? null : "p0", statement: `${n + 211}*x^13` }),
  );
  const content = [...good.slice(0, 50), "{", ...good.slice(50), '{"statement": "x", "__proto__": {}}'].join(
    "\n",
  );
  await page.goto(address);
  await importFile(page, content, "Take nothing");
  await expect(page.getByText("2 lines cannot be imported, so nothing was.")).toBeVisible();
  const broken = page.getByRole("list", { name: "Lines that could not be taken" });
  await expect(broken).toContainText("line 51: It is no JSON.");
  await expect(broken).toContainText("line 200: It has the key __proto__");
  await expectAccessible(page);

  await importFile(page, content, "Take the rest");
  await expect(page.getByText("Added 198 problems, 1 of them roots.")).toBeVisible();
  await expect(broken.getByRole("listitem")).toHaveCount(2);
  await page.getByLabel("Problems", { exact: true }).selectOption("all");
  await expect(page.getByText("200 problems")).toBeVisible();
});

test("downloads an archive with a manifest, and reads back what it wrote", async ({ page }) => {
  await page.goto(address);
  await page.getByLabel("Problems", { exact: true }).selectOption("all");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const archive = readFileSync(await (await download).path()).toString("utf8");
  expect((await download).suggestedFilename()).toBe("ladderboard-jsonl.zip");
  expect(archive).toContain('"exportedBy": "Ada"');
  const lines = archive.split("\n").filter((line) => line.includes('"statement"') && line.endsWith("}"));
  expect(lines.length).toBeGreaterThanOrEqual(199);

  await importFile(page, lines.slice(1).join("\n"), "Take nothing");
  await expect(page.getByText("Added 0 problems")).toBeVisible();
});

test("a layout that takes no export without a test side says so before it is asked for", async ({ page }) => {
  await page.goto(address);
  await page.getByRole("radio", { name: /OpenAI/ }).check();
  const share = page.getByRole("spinbutton", { name: "Test side" });
  await share.fill("0");
  expect(await share.evaluate((input: HTMLInputElement) => input.validity.rangeUnderflow)).toBe(true);
  await share.fill("0.1");
  expect(await share.evaluate((input: HTMLInputElement) => input.validity.valid)).toBe(true);
});

test("gives exports to nobody who is not signed in, and takes imports from nobody who only reads", async ({
  page,
  browser,
  playwright,
}) => {
  const route = `${process.env.LADDERBOARD_E2E_URL}/api${address.replace("/exchange", "")}`;
  const stranger = await playwright.request.newContext({ storageState: { cookies: [], origins: [] } });
  expect((await stranger.get(`${route}/export?scope=all`)).status()).toBe(401);
  expect((await stranger.post(`${route}/import`, { data: "{}" })).status()).toBe(401);

  const link = await ladderboard(
    "user",
    "invite",
    "vera@example.org",
    "--name",
    "Vera",
    "--role",
    "viewer",
    "--url",
    process.env.LADDERBOARD_E2E_URL ?? "",
  );
  const vera = await (await browser.newContext({ storageState: undefined })).newPage();
  await vera.goto(link.trim());
  await vera.getByLabel("Password").fill("a staple of twelve rungs");
  await vera.getByRole("button", { name: "Continue" }).click();
  await expect(vera.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  await vera.goto(address);
  await expect(vera.getByRole("heading", { name: "Export" })).toBeVisible();
  await expect(vera.getByRole("heading", { name: "Import" })).toHaveCount(0);
  const refused = await vera.request.post(`${route}/import`, {
    data: "{}",
    headers: { origin: process.env.LADDERBOARD_E2E_URL ?? "" },
  });
  expect(refused.status()).toBe(403);
  await vera.close();
  const closed = await page.request.get(`${route}/export?format=trl`);
  expect(await closed.json()).toMatchObject({ error: { code: "conflict" } });
});
