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
    await expect(entry).toContainText("curriculum.created");
    await expect(entry.getByRole("link", { name, exact: true })).toHaveAttribute(
      "href",
      `/curricula/${subject.split(":")[1]}`,
    );
    await entry.locator("summary").first().click();
    await expect(entry.locator("dl").first()).toContainText(t("audit.fields.checkpointPolicy"));
    await expect(entry.getByText(recorded.hash.slice(0, 8))).toBeHidden();
    await entry.getByText(t("audit.raw")).click();
    await expect(entry.getByText(recorded.hash.slice(0, 8))).toBeVisible();
    await expect(entry.locator("pre")).toHaveText(recorded.payload);
    await expectAccessible(page);
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

  test("an auditor filters the log by what, who, curriculum and day, and takes conditions off one by one", async ({
    page,
    t,
  }, info) => {
    const name = `Filtered in ${language}`;
    await createCurriculum(page, name, ["x^2*exp(5*x)"], t);
    const id = page.url().split("/").at(-1)!;
    const db = appDatabase();
    const problem = await db.problem.findFirstOrThrow({ where: { curriculumId: id } });
    const payload = {
      at: new Date().toISOString(),
      actor: "system:start",
      action: "problem.flagged",
      subject: `problem:${problem.id}`,
      changes: { note: "=1+1" },
    };
    await db.$executeRaw`INSERT INTO audit_entry (payload) VALUES (${JSON.stringify(payload)})`;
    await page.goto("/settings/audit");
    const rows = page.getByRole("table", { name: t("audit.title") }).locator("tbody tr");
    const filter = page.getByRole("form", { name: t("audit.filter.label") });
    const choice = (label: string) => filter.getByRole("combobox", { name: label, exact: true });
    await choice(t("audit.filter.curriculum")).selectOption({ label: name });
    await filter.getByRole("button", { name: t("audit.filter.submit") }).click();
    await expect(page).toHaveURL(/curriculum=/);
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText(t("audit.actions.problem.flagged"));

    const today = payload.at.slice(0, 10);
    await choice(t("audit.filter.action")).selectOption("problem");
    await choice(t("audit.filter.actor")).selectOption("system:start");
    await filter.getByLabel(t("audit.filter.from")).fill(today);
    await filter.getByRole("button", { name: t("audit.filter.submit") }).click();
    await expect(rows).toHaveCount(1);
    await expectAccessible(page);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: t("audit.csv"), exact: true }).click();
    const file = info.outputPath("extract.csv");
    expect((await download).suggestedFilename()).toBe("ladderboard-audit-extract.csv");
    await (await download).saveAs(file);
    const lines = readFileSync(file, "utf8").trim().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(t("audit.actions.problem.flagged"));
    await expect(ladderboard("audit", "verify", file)).rejects.toThrow();

    await filter.getByLabel(t("audit.filter.to")).fill("2020-01-01");
    await filter.getByLabel(t("audit.filter.from")).fill("");
    await filter.getByRole("button", { name: t("audit.filter.submit") }).click();
    // A form without scripts loads the page anew: what is streamed stands there twice for a moment.
    await expect(page.getByRole("main").getByText(t("audit.none"), { exact: true })).toBeVisible();
    await expectAccessible(page);
    const condition = (label: string) => page.locator("li").getByRole("link", { name: label });
    await condition(t("audit.filter.remove", { name: `${t("audit.filter.to")}: 2020-01-01` })).click();
    await expect(rows).toHaveCount(1);
    const problems = `${t("audit.filter.action")}: ${t("audit.groups.problem")}`;
    await condition(t("audit.filter.remove", { name: problems })).click();
    await expect(page).not.toHaveURL(/action=/);
    await page.getByRole("link", { name: t("audit.filter.clear") }).click();
    await expect(page).toHaveURL(/\/settings\/audit$/);
    await db.$disconnect();
  });
});
