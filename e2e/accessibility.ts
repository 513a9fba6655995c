import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** No violation that axe knows of, in the light theme and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page may still be streaming when its load event fires: what has come stands hidden for a moment.
  await expect(page.locator("main")).toBeVisible();
  await expect(page.locator("h1").first()).toBeVisible();
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const told = violations.map(
      ({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
    );
    expect(told).toEqual([]);
  }
}
