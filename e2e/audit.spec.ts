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
    await createCurriculum(page, `Recorded in ${language}`, ["x^3*exp(7*x)"], t);
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
