import { expect, type Page } from "@playwright/test";
import type { KnowingTranslate } from "@/lib/language/domain-titles";

/** Launches what the form shows after `settings`, and follows the run on its page, without a reload, to its end. */
export async function launch(
  page: Page,
  t: KnowingTranslate,
  settings: Readonly<Record<string, string>>,
  end: "succeeded" | "cancelled" = "succeeded",
): Promise<void> {
  for (const [label, value] of Object.entries(settings)) await page.getByLabel(label).fill(value);
  await page.getByRole("button", { name: t("launchForm.submit"), exact: true }).click();
  await page.waitForURL(/\/runs\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("region", { name: t("runProgress.title") })).toContainText(
    t(`data.runStatuses.${end}`),
    { timeout: 60_000 },
  );
}
