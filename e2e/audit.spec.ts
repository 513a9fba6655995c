import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { formatsFor } from "@/lib/ui/data/format";
import { expectAccessible } from "./accessibility";
import { createCurriculum, ladderboard } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";

inEachLanguage((language) => {
  test("what somebody does stands in the log, whose download verifies offline, and no more once it was changed", async ({
    page,
    t,
  }, info) => {
    const name = `Recorded in ${language}`;
    await createCurriculum(page, name, ["x^3*exp(7*x)"], t);
    const subject = `curriculum:${page.url().split("/").at(-1)}`;
    const db = appDatabase();
    const recorded = await db.auditEntry.findFirstOrThrow({ where: { subject } });
    await page.goto("/settings/audit");
    const entry = page
      .getByRole("table", { name: t("audit.title") })
      .getByRole("row")
      .filter({ hasText: subject });
    await expect(entry).toContainText(t("audit.actions.curriculum.created"));
    await expect(entry).toContainText(formatsFor(language).dateTime(recorded.at));
    await expect(entry).toContainText(recorded.hash.slice(0, 8));
    await expect(entry.getByRole("link", { name, exact: true })).toHaveAttribute(
      "href",
      `/curricula/${subject.split(":")[1]}`,
    );
    await entry.locator("summary").click();
    await expect(entry.locator("pre")).toContainText(`"name": "${name}"`);
    await expectAccessible(page);
    await entry.getByRole("link", { name: t("audit.onlySubject", { name }) }).click();
    await expect(page.getByText(t("audit.onlySubjectShown", { name }))).toBeVisible();
    const shown = page.getByRole("table", { name: t("audit.title") }).locator("tbody tr");
    await expect(shown).toHaveCount(await db.auditEntry.count({ where: { subject } }));
    await page.getByRole("link", { name: t("audit.all") }).click();
    await expect(page.getByText(t("audit.onlySubjectShown", { name }))).toHaveCount(0);
    await page.getByRole("link", { name: t("audit.check") }).click();
    await expect(page.getByText(t("audit.intact"))).toBeVisible();
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: t("audit.download") }).click();
    const file = info.outputPath("audit.jsonl");
    await (await download).saveAs(file);
    const intact = await ladderboard("audit", "verify", file);
    expect(intact).toContain(`The chain is intact: ${await db.auditEntry.count()} entries`);
    const lines = readFileSync(file, "utf8").split("\n");
    const changed = lines.map((line) =>
      line.includes(subject) ? line.replace("curriculum.created", "curriculum.imported") : line,
    );
    writeFileSync(file, changed.join("\n"));
    await expect(ladderboard("audit", "verify", file)).rejects.toThrow(
      `The chain breaks at entry ${recorded.id}`,
    );
    await db.$disconnect();
  });
});
