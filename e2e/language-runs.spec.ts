import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { test } from "./reading";

test.use({ language: "ja" });

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
  await expectNoKeys(page);
}

/** A text that is not there is shown as its key, such as runs.detail.title. */
async function expectNoKeys(page: Page): Promise<void> {
  const keys =
    /\b(audit|benchmarks|launch|launchForm|modelForms|models|run[A-Z]\w+|runs|settings\w*)\.[a-z]\w*/;
  await expect(page.locator("body")).not.toContainText(keys);
}

test("a run is launched, followed and read in Japanese", async ({ page }) => {
  await open(page, "/runs", "実行");
  await page.getByRole("combobox", { name: "状態" }).selectOption({ label: "失敗" });
  await page.getByRole("button", { name: "絞り込む" }).click();
  await expect(page.getByRole("main").getByText("該当する実行はありません")).toBeVisible();

  await open(page, "/runs/new?stage=train", "新規実行");
  await expect(page.getByRole("spinbutton", { name: "学習率", exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByText("1ステップで確率比を変えてよい幅")).toBeVisible();
  await expect(page.getByLabel("学習の順序").getByRole("option", { name: "レベル順" })).toBeAttached();

  await open(page, "/runs/new?stage=evaluate", "新規実行");
  await page.getByLabel("問題ごとの解答数").fill("0");
  await page.getByRole("button", { name: "実行を開始" }).click();
  await expect(page.getByLabel("問題ごとの解答数")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("問題ごとの解答数").fill("1");
  await page.getByRole("button", { name: "実行を開始" }).click();
  await expect(page.getByRole("heading", { name: "評価の実行", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "進捗" })).toContainText("成功", { timeout: 60_000 });
  const log = page.getByRole("region", { name: "ログ", exact: true });
  await expect(log).toContainText("ワーカーを待っています。");
  await expect(log).toContainText(/解答1件中[01]件を正解と確認: /);
  await expect(log).toContainText(/pass@1は[\d.]+%です。/);
  await expect(page.getByRole("region", { name: "正解率" })).toContainText("一度以上解けた問題");
  await expect(page.getByRole("region", { name: "開始時の設定" })).toContainText("問題ごとの解答数");
  await expectNoKeys(page);
  await expectAccessible(page);

  await open(page, "/runs", "実行");
  await expect(page.getByRole("columnheader", { name: "所要時間" })).toBeVisible();
  await open(page, "/runs/compare", "学習の実行の比較");
  await expect(page.getByText("二つの実行を選択")).toBeVisible();
});

test("benchmarks and models are read in Japanese", async ({ page }) => {
  await open(page, "/benchmarks", "ベンチマーク");
  await expect(page.getByRole("columnheader", { name: "評価済みのバージョン" })).toBeVisible();
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("table", { name: "問題", exact: true })).toBeVisible();
  await expectNoKeys(page);
  await page.goto(`${page.url()}/problems/1`);
  await expect(page.getByRole("heading", { name: "問題1", level: 1 })).toBeVisible();
  await expectNoKeys(page);

  await open(page, "/models", "モデル");
  await page
    .getByRole("link", { name: "組み込みのルールベース方策" })
    .or(page.getByRole("table").getByRole("link"))
    .first()
    .click();
  await expect(page.getByRole("table", { name: "バージョン（新しい順）" })).toBeVisible();
  await expectNoKeys(page);
  await page.getByRole("link", { name: "v1", exact: true }).click();
  await expect(page.getByText("ここで学習したものではなく、初期状態のままです。")).toBeVisible();
  await expectNoKeys(page);

  await open(page, "/models/new", "エンドポイントを追加");
  await page.getByLabel("名前").fill("どこにもないモデル");
  await page.getByLabel("モデル", { exact: true }).fill("some-model");
  await page.getByLabel("ベースURL").fill("http://127.0.0.1:1/v1");
  await page.getByRole("button", { name: "テスト" }).click();
  await expect(page.getByRole("status").filter({ hasText: "まだ動作しません" })).toBeVisible();
  await expectAccessible(page);
});

test("settings are Japanese, in what they ask and in what they answer", async ({ page }) => {
  await open(page, "/settings/users", "設定");
  await expect(page.getByRole("columnheader", { name: "役割" })).toBeVisible();
  await page.getByRole("button", { name: "招待", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "ユーザーを招待" });
  await dialog.getByRole("button", { name: "リンクを発行" }).click();
  await expect(dialog.getByRole("alert").first()).toContainText("入力してください");

  await open(page, "/settings/tokens", "設定");
  await page.getByRole("button", { name: "新規トークン" }).click();
  const token = page.getByRole("dialog", { name: "新規APIトークン" });
  await token.getByLabel("名前").fill("夜間処理");
  await token.getByRole("button", { name: "トークンを発行" }).click();
  await expect(token.getByText("再表示はできません")).toBeVisible();

  await open(page, "/settings/backends", "設定");
  await expect(page.getByText("プロセッサーのコア数")).toBeVisible();
  await page.getByRole("button", { name: "クラスターを追加" }).first().click();
  await expect(
    page.getByRole("dialog", { name: "Rayクラスターの追加" }).getByLabel("出力フォルダー"),
  ).toBeVisible();

  await open(page, "/settings/audit?check=1", "設定");
  await expect(page.getByText("連鎖に異常はありません")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "APIトークンを発行" }).first()).toBeVisible();
  await expectAccessible(page);
});
