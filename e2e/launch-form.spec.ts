import { expect } from "@playwright/test";
import { createCurriculum } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";

inEachLanguage((language) => {
  test("what the page tells follows the curriculum that is chosen, and the form keeps what is filled in", async ({
    page,
    t,
  }) => {
    const [closed, open] = [`Unreviewed in ${language}`, `Approved in ${language}`];
    await createCurriculum(page, closed, ["x^4*exp(3*x)"], t);
    const closedId = page.url().split("/").at(-1)!;
    await createCurriculum(page, open, ["x^5*exp(3*x)"], t);
    const openId = page.url().split("/").at(-1)!;
    const db = appDatabase();
    await db.problem.updateMany({ where: { curriculumId: openId }, data: { reviewState: "approved" } });

    await page.goto(`/runs/new?stage=train&curriculum=${closedId}`);
    const checkpointOf = (curriculum: string) => page.getByText(t("launch.closed", { curriculum }));
    await expect(checkpointOf(closed)).toBeVisible();
    const dryRun = page.getByRole("region", { name: t("launch.dryRun.title") });
    await expect(dryRun).toContainText(t("launch.dryRun.description", { count: 0, curriculum: closed }));
    const steps = page.getByLabel(t("runSettings.titles.steps"), { exact: true });
    await steps.fill("7");
    await page.getByRole("combobox", { name: t("launchForm.curriculum"), exact: true }).selectOption(openId);
    await expect(dryRun).toContainText(t("launch.dryRun.description", { count: 1, curriculum: open }));
    await expect(checkpointOf(closed)).toHaveCount(0);
    await expect(steps).toHaveValue("7");
    await db.$disconnect();
  });
});
