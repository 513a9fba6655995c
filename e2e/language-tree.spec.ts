import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { test } from "./reading";

const name = "Tree in Japanese";

test.use({ language: "ja" });

test("a tree, its problems and their edits are read in Japanese", async ({ page, t }) => {
  await createCurriculum(page, name, ["x^2*sin(3*x)", "x/(x^4 + 3*x^2 + 2)"], t);
  const address = new URL(page.url()).pathname;
  await runStage("generate", name, "--depth", "1", "--variants-per-problem", "3");
  await runStage("verify", name, "--samples-per-problem", "2");

  await page.goto(address);
  await expect(page.locator("[data-laid-out]")).toBeVisible();
  const tabs = page.getByRole("navigation", { name: "カリキュラムのページ" });
  for (const tab of ["木", "レビュー", "チェックポイント", "インポートとエクスポート"])
    await expect(tabs.getByRole("link", { name: tab, exact: false }).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "色分け: 判定" })).toContainText("正解と確認");
  await expect(page.getByText(/問を式で表示/)).toBeVisible();
  await page.getByLabel("色分け", { exact: true }).selectOption({ label: "色: 変形" });
  await expect(page.getByRole("list", { name: "色分け: 変形" })).not.toContainText(/[A-Za-z]{4,}/);

  await page.getByLabel("問題を検索").fill("_");
  await expect(page.getByText("0件: これはすべての式に当てはまります。")).toBeVisible();
  await page.getByLabel("問題を検索").fill("");

  const outline = page.getByRole("tree", { name: "木のアウトライン" });
  await outline.getByRole("treeitem", { level: 2 }).first().click();
  const panel = page.getByRole("complementary", { name: "選択中の問題" });
  await expect(panel.getByText("変形元の問題")).toBeVisible();
  await expect(panel.getByRole("heading", { name: /解答/ })).toBeVisible();
  await expect(panel.getByText(/被積分関数|解答/).first()).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole("button", { name: "編集" }).click();
  await page.getByRole("menuitem", { name: "変形問題を追加…" }).click();
  const dialog = page.getByRole("dialog", { name: "変形問題を追加" });
  await dialog.getByRole("button", { name: "追加" }).click();
  await expect(dialog.getByRole("alert")).toContainText("式を入力してください。");
  await dialog.getByRole("textbox").first().fill("sin(x");
  await dialog.getByRole("button", { name: "追加" }).click();
  await expect(dialog.getByRole("alert")).toContainText('4文字目: "("が閉じられていません');
  await dialog.getByRole("button", { name: "キャンセル" }).click();

  await panel.getByText("来歴", { exact: true }).click();
  await panel.getByRole("link", { name: /各学習の実行まで/ }).click();
  await expect(page.getByRole("heading", { name: "問題の来歴", level: 1 })).toBeVisible();
  await expect(
    page.getByRole("columnheader", { name: "判断者" }).or(page.getByText("まだ誰も判断していません")),
  ).toBeVisible();
  await expect(page.getByText("学習にはまだ使われていません")).toBeVisible();

  await page.goto(`${address}/compare`);
  await expect(page.getByRole("heading", { name: "並べて比較", level: 1 })).toBeVisible();
  await expect(
    page.getByRole("region", { name: "左の木", exact: true }).getByText("問題を選ぶと"),
  ).toBeVisible();
});
