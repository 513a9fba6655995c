import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * No violation that axe knows of, in the light theme and in the dark one. A page that is still streaming, or read again after
 * a change, lacks its title or has a part of itself twice for a moment: what is gone at the next look was never a violation.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("main")).toBeVisible();
  await expect(page.locator("h1").first()).toBeVisible();
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await expect(async () => expect(await violations(page, theme)).toEqual([])).toPass({
      intervals: [500, 1_000],
      timeout: 15_000,
    });
  }
}

async function violations(page: Page, theme: string): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(
    ({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
  );
}
