import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { translateTo } from "@/lib/language/translate";

/** Makes a curriculum from these problems through the pages; the tree page of it is open afterwards. */
export async function createCurriculum(
  page: Page,
  name: string,
  problems: readonly string[],
  t = translateTo("en"),
): Promise<void> {
  await page.goto("/curricula");
  await page.getByRole("button", { name: t("curricula.create.title") }).click();
  const dialog = page.getByRole("dialog", { name: t("curricula.create.title") });
  await dialog.getByLabel(t("curricula.create.name")).fill(name);
  await dialog.getByRole("radio", { name: t("curricula.create.own") }).check();
  await dialog.getByRole("textbox", { name: t("curricula.create.problems") }).fill(problems.join("\n"));
  await dialog.getByRole("button", { name: t("curricula.create.submit") }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

const runsOf = new Map<string, number>();

/**
 * Runs one stage by the command line, on the app's own database, and waits until its worker has done it. Its draws are
 * the same each time the file is run: they follow from how many runs of this curriculum came before.
 */
export async function runStage(
  stage: "generate" | "verify" | "train",
  curriculum: string,
  ...more: string[]
): Promise<void> {
  const earlier = runsOf.get(curriculum) ?? 0;
  runsOf.set(curriculum, earlier + 1);
  const seed = more.includes("--seed") ? [] : ["--seed", `run ${earlier}`];
  await ladderboard(stage, "--curriculum", curriculum, "--no-worker", ...seed, ...more);
}

/** The command line on the app's own database; gives what it prints, fails where it fails. */
export async function ladderboard(...args: string[]): Promise<string> {
  const env = { ...process.env, LADDERBOARD_DATA_DIR: process.env.LADDERBOARD_E2E_DATA };
  const { stdout } = await promisify(execFile)(process.execPath, ["bin/ladderboard.js", ...args], { env });
  return stdout;
}
