import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";

/** Nothing listens there. */
const nowhere = "http://127.0.0.1:9";

inEachLanguage((language) => {
  test("a cluster that does not work is added only by who says so, and its row says what is wrong", async ({
    page,
    t,
  }) => {
    const name = `Nowhere in ${language}`;
    await page.goto("/settings/backends");
    await page.getByRole("button", { name: t("settingsForms.backend.add") }).click();
    const dialog = page.getByRole("dialog", { name: t("settingsForms.backend.addTitle") });
    await dialog.getByLabel(t("settingsForms.backend.name"), { exact: true }).fill(name);
    const address = dialog.getByLabel(t("settingsForms.backend.address"), { exact: true });
    const workbench = dialog.getByLabel(t("settingsForms.backend.workbench"));
    await workbench.fill("http://localhost:3000");
    const warning = dialog.getByText(t("settingsForms.backend.leadsNowhere"));
    await address.fill("http://ray-head:8265");
    await expect(warning).toBeVisible();
    await address.fill(nowhere);
    await expect(warning).toHaveCount(0);

    const db = appDatabase();
    const add = dialog.getByRole("button", { name: t("settingsForms.backend.submit"), exact: true });
    await add.click();
    await expect(dialog.getByRole("alert")).toContainText(nowhere);
    expect(await db.rayBackend.count({ where: { name } })).toBe(0);
    await dialog.getByLabel(t("settingsForms.backend.anyway")).check();
    await add.click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole("row").filter({ hasText: name });
    await expect(row).toContainText(t("settings.backends.fails"));
    await db.rayBackend.updateMany({ where: { name }, data: { config: {} } });
    await page.reload();
    await expect(row).toContainText(t("settings.backends.never"));
    await row.getByRole("button", { name: t("settingsForms.backend.testNamed", { name }) }).click();
    await expect(row).toContainText(t("settings.backends.fails"));
    await expectAccessible(page);
    await db.rayBackend.deleteMany({ where: { name } });
    await db.$disconnect();
  });
});
