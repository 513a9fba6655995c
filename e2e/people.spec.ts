import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum } from "./curriculum";
import { addressOf, invite, password, strangerPage } from "./people";
import { inEachLanguage, test } from "./reading";

inEachLanguage((language) => {
  test("a curriculum that is closed to others is in no list of theirs and opens at no address, until they are members", async ({
    page,
    browser,
    t,
  }) => {
    const name = `Confidential ${Date.now()}`;
    const grace = `Grace${Date.now()}`;
    const person = await invite(page, browser, grace, "reviewer", language);
    await createCurriculum(page, name, ["x^4*exp(2*x)"], t);
    const tree = new URL(page.url()).pathname;
    await page
      .getByRole("navigation", { name: t("curriculum.pages") })
      .getByRole("link", { name: t("curriculum.tabs.people") })
      .click();
    await page.getByRole("radio", { name: t("people.membersOnly") }).check();
    await page.getByRole("button", { name: t("people.save"), exact: true }).click();
    await expect(page.getByText(t("people.closed"))).toBeVisible();
    await expect(page.getByRole("row", { name: /Ada/ })).toBeVisible();
    await expectAccessible(page);

    await person.goto("/curricula");
    await expect(person.getByRole("heading", { name: t("curricula.title"), level: 1 })).toBeVisible();
    await expect(person.getByText(name)).toHaveCount(0);
    for (const path of [
      tree,
      `${tree}/review`,
      `${tree}/people`,
      `/runs?curriculum=${tree.split("/").at(-1)}`,
    ]) {
      await person.goto(path);
      await expect(person.getByText(name)).toHaveCount(0);
      await expect(person.getByText(t("failures.forbidden.title"))).toBeVisible();
    }
    expect((await person.request.get(`/api${tree}/tree`)).status()).toBe(403);

    const inList = `${grace} (${t("common.roles.reviewer")})`;
    await page.getByLabel(t("people.person"), { exact: true }).selectOption({ label: inList });
    await page.getByRole("button", { name: t("people.add"), exact: true }).click();
    await expect(page.getByRole("row", { name: new RegExp(grace) })).toBeVisible();
    await person.goto(tree);
    await expect(person.getByRole("heading", { name, level: 1 })).toBeVisible();

    await page.getByRole("button", { name: t("people.remove", { name: grace }) }).click();
    await expect(page.getByRole("row", { name: new RegExp(grace) })).toHaveCount(0);
    await person.goto("/curricula");
    await expect(person.getByText(name)).toHaveCount(0);
    await page.goto("/settings/audit");
    await expect(
      page.getByRole("table").getByText(t("audit.actions.curriculum.member-removed")).first(),
    ).toBeVisible();
    await person.context().close();
  });

  test("a viewer is offered nothing to change, and refused where they go all the same", async ({
    page,
    browser,
    t,
  }) => {
    const viewer = await invite(page, browser, `Vera${Date.now()}`, "viewer", language);
    await expect(viewer.getByRole("button", { name: t("curricula.create.title") })).toHaveCount(0);
    for (const path of ["/runs/new", "/models/new", "/settings/users", "/settings/audit"]) {
      await viewer.goto(path);
      await expect(viewer.getByText(t("failures.forbidden.title"))).toBeVisible();
      await expect(viewer.getByText(t("failures.forbidden.message"))).toBeVisible();
      expect(await viewer.content()).not.toContain("ada@example.org");
    }
    await expectAccessible(viewer);
    await viewer.context().close();
  });

  test("a wrong password opens nothing, the right one opens what was asked for", async ({
    page,
    browser,
    t,
  }) => {
    const name = `Rosa${Date.now()}`;
    const invited = await invite(page, browser, name, "reviewer", language);
    await invited.context().close();
    const rosa = await strangerPage(browser, language);
    await rosa.goto("/runs");
    await expect(rosa.getByRole("heading", { name: t("signIn.title") })).toBeVisible();
    const signIn = async (word: string) => {
      await rosa.getByLabel(t("signIn.email")).fill(addressOf(name));
      await rosa.getByLabel(t("signIn.password"), { exact: true }).fill(word);
      await rosa.getByRole("button", { name: t("signIn.submit"), exact: true }).click();
    };
    await signIn("not their password");
    await expect(rosa.getByRole("alert").first()).toContainText(t("errors.wrongPassword"));
    await expectAccessible(rosa);
    await signIn(password);
    await expect(rosa.getByRole("heading", { name: t("runs.title"), level: 1 })).toBeVisible();
    await rosa.context().close();
  });
});
