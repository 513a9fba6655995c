import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum } from "./curriculum";
import { invite } from "./people";

test("a curriculum that is closed to others is in no list of theirs and opens at no address, until they are members", async ({
  page,
  browser,
}) => {
  const name = `Confidential ${Date.now()}`;
  const grace = `Grace${Date.now()}`;
  const person = await invite(page, browser, grace);
  await createCurriculum(page, name, ["x^4*exp(2*x)"]);
  const tree = new URL(page.url()).pathname;
  await page.getByRole("navigation", { name: "Curriculum" }).getByRole("link", { name: "People" }).click();
  await page.getByRole("radio", { name: /Members only/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Only members may enter now. You are one of them.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ada/ })).toBeVisible();
  await expectAccessible(page);

  await person.goto("/curricula");
  await expect(person.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
  await expect(person.getByText(name)).toHaveCount(0);
  for (const path of [
    tree,
    `${tree}/review`,
    `${tree}/people`,
    `/runs?curriculum=${tree.split("/").at(-1)}`,
  ]) {
    await person.goto(path);
    await expect(person.getByText(name)).toHaveCount(0);
    await expect(person.getByText("Your role does not allow this")).toBeVisible();
  }
  expect((await person.request.get(`/api${tree}/tree`)).status()).toBe(403);

  await page.getByLabel("Person").selectOption({ label: `${grace} (reviewer)` });
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("row", { name: new RegExp(grace) })).toBeVisible();
  await person.goto(tree);
  await expect(person.getByRole("heading", { name, level: 1 })).toBeVisible();

  await page.getByRole("button", { name: `Remove ${grace}` }).click();
  await expect(page.getByRole("row", { name: new RegExp(grace) })).toHaveCount(0);
  await person.goto("/curricula");
  await expect(person.getByText(name)).toHaveCount(0);
  await page.goto("/settings/audit");
  await expect(page.getByText("curriculum.member-removed").first()).toBeVisible();
  await person.context().close();
});
