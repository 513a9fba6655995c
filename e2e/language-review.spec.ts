import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";
import { test } from "./reading";

test.use({ language: "ja" });

let curriculum = "";

test.beforeAll(async ({ browser }) => {
  const name = `Review in Japanese ${Date.now()}`;
  const page = await browser.newPage({ storageState: "test-results/e2e-session.json" });
  await createCurriculum(page, name, ["x^4*exp(2*x)", "x*cos(5*x)"]);
  curriculum = new URL(page.url()).pathname;
  await runStage("generate", name, "--depth", "1", "--variants-per-problem", "4");
  await runStage("verify", name, "--samples-per-problem", "3");
  await page.close();
});

const heads = (page: Page, table: string) => page.getByRole("table", { name: table }).locator("thead th");

test("the desk", async ({ page }) => {
  await page.goto(`${curriculum}/review`);
  const card = page.getByRole("article", { name: "レビューする問題" });
  await expect(card.getByRole("heading", { name: "判断", exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("却下（続けて1～9で理由を選択）");
  await page.keyboard.press("Escape");
  await card.getByRole("button", { name: "却下" }).click();
  await expect(card.getByRole("list", { name: "却下の理由" })).toContainText("自明");
  await page.keyboard.press("6");
  await expect(page.getByRole("status").filter({ hasText: "却下しました。" })).toBeVisible();
  await page.getByRole("button", { name: "元に戻す" }).click();
  await page.getByRole("button", { name: "類似問題" }).click();
  const grid = page.getByRole("region", { name: "類似問題" });
  await expect(grid.getByRole("button", { name: "1件を承認" })).toBeVisible();
  await grid.getByRole("button", { name: "1件ずつ" }).click();
  await expect(card).toBeVisible();
});

test("the queue's and the checkpoint's policies, and a wrong entry", async ({ page }) => {
  await page.goto(`${curriculum}/review`);
  await page.getByRole("button", { name: "キューを変更…" }).click();
  const queue = page.getByRole("dialog", { name: "キュー" });
  await expect(queue.getByLabel("理由6", { exact: true })).toHaveValue("自明");
  await queue.getByLabel("理由6", { exact: true }).fill("");
  await queue.getByRole("button", { name: "キューを保存" }).click();
  await expect(queue.getByRole("alert")).toContainText("理由の名称を入力してください。");
  await page.keyboard.press("Escape");

  await page.goto(`${curriculum}/checkpoint`);
  await expect(page.getByRole("region", { name: "学習前のチェックポイント" })).toContainText("閉鎖中");
  await expect(page.getByRole("list", { name: "満たしていない条件" })).toContainText(
    /レベル1: 変形問題\d+件のうち、あと\d+件/,
  );
  await expect(heads(page, "チェックポイントの条件")).toHaveText(["条件", "現在", "根拠", "基準", "状態"]);
  await expect(heads(page, "レベル別の問題数").first()).toHaveText("レベル");
  await expectAccessible(page);
  await page.getByRole("button", { name: "理由を付けて開放…" }).click();
  const reason = page.getByRole("dialog", { name: "方針によらずチェックポイントを開放" });
  await reason.getByLabel("理由").fill("試験のため");
  await reason.getByRole("button", { name: "チェックポイントを開放" }).click();
  await expect(page.getByText("Adaさんが方針によらず開放しました（たった今）: 試験のため")).toBeVisible();
  await expect(page.getByRole("table", { name: "チェックポイントの履歴" })).toContainText("方針によらず開放");
});

test("comparison, discussion, agreement", async ({ page }) => {
  const id = curriculum.split("/").at(-1);
  await page.goto(`/review/compare?curriculum=${id}`);
  await expect(page.getByRole("heading", { name: "易しいのはどちら？" })).toBeVisible();
  await page.getByRole("button", { name: "左が易しい" }).click();
  await expect(heads(page, "比較による難易度")).toHaveText([
    "問題",
    "レベル",
    "比較による値",
    "回答数",
    "測定した正答率",
  ]);
  await page.goto(`/review/discussion?curriculum=${id}`);
  await expect(page.getByRole("main").getByText("議論中の問題はありません")).toBeVisible();
  await page.goto(`/review/agreement?curriculum=${id}`);
  await expect(page.getByRole("main").getByText("同じ問題を二人が判断した例はまだありません")).toBeVisible();
  await expectAccessible(page);
});

test("import and export", async ({ page }) => {
  await page.goto(`${curriculum}/exchange`);
  await expect(page.getByRole("region", { name: "エクスポート" })).toContainText("JSON Lines形式");
  await page.getByRole("button", { name: "インポート" }).click();
  await expect(page.getByRole("status")).toContainText("ファイルを選択してください。");
  await page.getByLabel("ファイル").setInputFiles({
    name: "broken.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from('{"statement":"x^3 +"}\n[1]\n'),
  });
  await page.getByRole("button", { name: "インポート" }).click();
  await expect(page.getByRole("status")).toContainText("2行を取り込めないため、何も取り込みませんでした。");
  await expect(page.getByRole("list", { name: "取り込めなかった行" })).toContainText(
    "1行目: 6文字目: 式が途中で終わっています",
  );
  await page.getByLabel("ファイル").setInputFiles({
    name: "new.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from('{"statement":"atan(x)/(7 + log(x))"}\n'),
  });
  await page.getByRole("button", { name: "インポート" }).click();
  await expect(page.getByRole("status")).toContainText("1問を追加しました（うち根 1問）。");
  await expectAccessible(page);
});
