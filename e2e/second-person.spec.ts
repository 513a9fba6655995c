import { expect, type Page } from "@playwright/test";
import { systemActor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import { modelServer, status } from "@/lib/models/openai-compatible/testing/model-server";
import { createEndpointModel } from "@/lib/registry";
import { expectAccessible } from "./accessibility";
import { createCurriculum } from "./curriculum";
import { appDatabase } from "./database";
import { invite } from "./people";
import { inEachLanguage, pattern, test } from "./reading";

test.setTimeout(180_000);

inEachLanguage((language) => {
  test("what is risky takes two people: the checkpoint against its policy, and a launch above the budget", async ({
    page,
    browser,
    t,
  }) => {
    const name = `Risky in ${language}`;
    const grace = `Grace${Date.now()}`;
    const second = await invite(page, browser, grace, "administrator", language);
    await createCurriculum(page, name, ["x^3*exp(5*x)"], t);
    const curriculumId = page.url().split("/").at(-1)!;
    const checkpoint = `/curricula/${curriculumId}/checkpoint`;
    const gate = (one: Page) => one.getByRole("region", { name: t("checkpoint.title") });
    const requests = (one: Page) => one.getByRole("region", { name: t("checkpoint.secondPerson.title") });
    const agree = (one: Page) =>
      requests(one).getByRole("button", { name: t("checkpoint.secondPerson.agree"), exact: true });

    await page.goto(checkpoint);
    await expect(requests(page)).toContainText(t("checkpoint.secondPerson.notAsked"));
    await page.getByRole("button", { name: t("checkpoint.secondPerson.askForTwo") }).click();
    await expect(requests(page)).toContainText(t("checkpoint.secondPerson.asked"));
    await page.getByRole("button", { name: t("checkpoint.override.ask.button") }).click();
    const dialog = page.getByRole("dialog", { name: t("checkpoint.override.title") });
    await dialog.getByLabel(t("checkpoint.override.reason")).fill("A trial of two steps");
    await dialog.getByRole("button", { name: t("checkpoint.override.ask.submit") }).click();
    await expect(requests(page)).toContainText("A trial of two steps");
    await expect(gate(page)).toContainText(t("checkpoint.closed"));
    await expect(agree(page)).toHaveCount(0);
    await expect(
      requests(page).getByRole("button", { name: t("checkpoint.secondPerson.takeBack") }),
    ).toBeVisible();
    await expectAccessible(page);

    await second.goto(checkpoint);
    await agree(second).click();
    await expect(requests(second)).toContainText(t("checkpoint.secondPerson.empty"));
    await expect(gate(second)).toContainText(t("checkpoint.open"));
    for (const told of ["A trial of two steps", "Ada", grace]) await expect(gate(second)).toContainText(told);

    const db = appDatabase();
    await using cluster = await aCluster(db, curriculumId, name);
    await page.goto(`/runs/new?stage=train&curriculum=${curriculumId}&backend=${cluster.backendId}`);
    await page.getByLabel(t("runSettings.titles.maximumHours")).fill("3");
    await page.getByRole("button", { name: t("launchForm.submit"), exact: true }).click();
    const refusal = page.getByRole("alert").filter({ hasText: t("runErrors.secondPerson") });
    await expect(refusal).toContainText(t("runErrors.aboveBudget", { most: 3, allowed: 1 }));
    expect(await db.run.count({ where: { curriculumId } })).toBe(0);

    await second.reload();
    await expect(requests(second)).toContainText("Ada");
    await agree(second).click();
    await expect(requests(second)).toContainText(t("checkpoint.secondPerson.empty"));
    const run = await db.run.findFirstOrThrow({
      where: { curriculumId },
      include: { requestedBy: { select: { name: true } } },
    });
    expect(run).toMatchObject({ stage: "train", backend: "ray", requestedBy: { name: "Ada" } });
    await page.goto(`/runs/${run.id}`);
    await expect(page.getByText(pattern(t, "runs.detail.launched", launchedByAda))).toBeVisible();
    await expectInLog(page, t, ["second-person.asked", "second-person.agreed"]);
    await second.context().close();
    await db.$disconnect();
  });
});

const launchedByAda = { version: /.+/, at: /.+/, name: /Ada/ };

async function expectInLog(
  page: Page,
  t: KnowingTranslate,
  actions: ("second-person.asked" | "second-person.agreed")[],
) {
  await page.goto("/settings/audit");
  for (const action of actions)
    await expect(
      page
        .getByRole("table")
        .getByText(t(`audit.actions.${action}`))
        .first(),
    ).toBeVisible();
}

/** A cluster that does not work, a language model, and one GPU hour as the budget of a run. */
async function aCluster(db: Database, curriculumId: string, name: string) {
  const server = await modelServer(status(503));
  const config = { baseUrl: server.baseUrl, model: "tiny" };
  const model = await createEndpointModel(db, systemActor("test"), { name: `Model of ${name}`, config });
  const { id: backendId } = await db.rayBackend.create({
    data: { name: `Cluster of ${name}`, address: server.baseUrl, callbackUrl: server.baseUrl, config: {} },
  });
  await db.curriculum.update({ where: { id: curriculumId }, data: { budgetPolicy: { gpuHoursPerRun: 1 } } });
  await db.problem.updateMany({ where: { curriculumId }, data: { reviewState: "approved" } });
  return {
    backendId,
    async [Symbol.asyncDispose]() {
      // Other files find what they would have found without this one.
      await db.run.deleteMany({ where: { curriculumId } });
      await db.rayBackend.delete({ where: { id: backendId } });
      await db.model.delete({ where: { id: model.id } });
      await server[Symbol.asyncDispose]();
    },
  };
}
