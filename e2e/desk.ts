import { expect, type Page } from "@playwright/test";

export const card = (page: Page) => page.getByRole("article", { name: "Problem to review" });
/** The formula is there: only then is the problem being judged. */
export const source = (page: Page) =>
  card(page).getByRole("figure", { name: "Problem under review" }).locator("figcaption code");
export const sourceText = async (page: Page) => (await source(page).textContent()) ?? "";
/** The words above the card: what was done last, and what waits. */
export const said = (page: Page, text: string | RegExp) => page.getByRole("status").filter({ hasText: text });

/** Presses a key and waits until another problem is on the desk. */
export async function decideByKey(page: Page, ...keys: string[]): Promise<string> {
  await expect(source(page)).toBeVisible();
  const decided = await sourceText(page);
  // A second press within 200 ms belongs to the problem before.
  await page.waitForFunction(() => new Promise((resolve) => setTimeout(() => resolve(true), 220)));
  for (const key of keys) await page.keyboard.press(key);
  await expect(
    page.getByRole("figure", { name: "Problem under review" }).locator("figcaption code"),
  ).not.toHaveText(decided);
  return decided;
}
