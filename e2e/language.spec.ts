import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { inEachLanguage, test as readingTest } from "./reading";
import { test } from "./settled";

/** What React says of a server and a browser that write different texts. */
function hydrationErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && /hydrat|#418|#425/i.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  return errors;
}

test("the account's menu changes the language by keyboard, for good", async ({ page }) => {
  const errors = hydrationErrors(page);
  await page.goto("/curricula");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Account of Ada" }).press("Enter");
  await page.keyboard.press("End");
  const japanese = page.getByRole("menuitemradio", { name: "日本語" });
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowUp");
  await expect(japanese).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "カリキュラム", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");

  await page.reload();
  await expect(page.getByRole("heading", { name: "カリキュラム", level: 1 })).toBeVisible();
  await expect(page).toHaveTitle("カリキュラム · Ladderboard");
  const stages = page.getByRole("navigation", { name: "段階" });
  for (const stage of ["生成", "検証", "レビュー", "学習", "評価"]) {
    await expect(stages.getByRole("link", { name: stage })).toBeVisible();
  }
  await page.getByRole("button", { name: "新規カリキュラム" }).first().click();
  const dialog = page.getByRole("dialog", { name: "新規カリキュラム" });
  await dialog.getByRole("button", { name: "カリキュラムを作成" }).click();
  await expect(dialog.getByRole("alert")).toContainText("入力してください。");
  await dialog.getByLabel("名前").fill("教養の積分");
  await dialog.getByRole("button", { name: "カリキュラムを作成" }).click();
  await page.waitForURL(/curricula\/(?!$)\w/);

  await page.goto("/curricula");
  await expect(page.getByRole("link", { name: "教養の積分" })).toBeVisible();
  await expect(page.getByText(/レビュー済み 0 \/ \d+/).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/no-such-page");
  await expect(page.getByText("ページが見つかりません")).toBeVisible();
  expect(errors).toEqual([]);

  await page.goto("/curricula");
  await page.getByRole("button", { name: "Adaのアカウント" }).click();
  await page.getByRole("menuitemradio", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Curricula", level: 1 })).toBeVisible();
});

const times = {
  en: { since: / ago$|^just now$/, full: /^\d{1,2} [A-Z][a-z]{2} \d{4}, \d{2}:\d{2}:\d{2} UTC$/ },
  ja: { since: /前$|たった今/, full: /^\d{4}\/\d{2}\/\d{2} \d{1,2}:\d{2}:\d{2} UTC$/ },
};
inEachLanguage((language) => {
  readingTest("times are written as in the page's language", async ({ page }) => {
    await page.goto("/settings/users");
    const time = page.locator("time").first();
    await expect(time).toHaveText(times[language].since);
    await expect(time).toHaveAttribute("title", times[language].full);
  });
});

test("who is not signed in gets their browser's language, and may choose another", async ({ browser }) => {
  const context = await browser.newContext({ storageState: undefined, locale: "ja-JP" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
  await page.getByLabel("メールアドレス").fill("nobody@example.org");
  await page.getByLabel("パスワード").fill("not their password");
  await page.getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("alert").first()).toContainText("メールアドレスまたはパスワードが違います。");
  await expectAccessible(page);

  await page.getByRole("button", { name: "English" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});

test("the language can be chosen before scripts have loaded", async ({ browser }) => {
  const context = await browser.newContext({ storageState: undefined, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "日本語" }).click();
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
  await context.close();
});
