import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum, runStage } from "./curriculum";

/** What the people responsible for a curriculum see of it, in Japanese. */
test.setTimeout(240_000);

test("monitor, diversity, cost and reports are Japanese", async ({ page, context, baseURL }) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await createCurriculum(page, "見守る積分", ["x^3 + x", "2*x*cos(x^2)", "x*exp(x)", "sin(x)^2"]);
  const tree = page.url();
  await context.addCookies([{ name: "ladderboard-language", value: "ja", url: baseURL! }]);
  // Beside it a page that is still on its way may stand hidden.
  const main = page.getByRole("main");
  await page.goto(`${tree}/monitor`);
  await expect(page).toHaveTitle("監視 · Ladderboard");
  await expect(main.getByText("まだ測定していません")).toBeVisible();
  await expect(main.getByText("しきい値に達した実行はありません。")).toBeVisible();
  await page.getByRole("button", { name: "しきい値" }).click();
  const dialog = page.getByRole("dialog", { name: "しきい値" });
  await dialog.getByLabel("レベル間の段差").fill("0.01");
  await dialog.getByLabel("Webhookの宛先").fill("宛先");
  await dialog.getByRole("button", { name: "しきい値を保存" }).click();
  await expect(dialog.getByText("アドレスはhttps://またはhttp://で始めてください。").first()).toBeVisible();
  await dialog.getByLabel("Webhookの宛先").fill("");
  await dialog.getByRole("button", { name: "しきい値を保存" }).click();
  await expect(dialog).toBeHidden();

  const common = ["見守る積分", "--model-version", "1", "--seed", "見守る"] as const;
  await runStage("generate", ...common, "--depth", "2", "--variants-per-problem", "4");
  await runStage("verify", ...common, "--samples-per-problem", "8");
  const alerts = page.getByRole("region", { name: "アラート", exact: true });
  const jump = alerts.getByRole("row").filter({ hasText: /の間で正答率が\d+%変わっています。/ });
  await expect(async () => {
    await page.reload();
    await expect(jump).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(jump).toContainText("レベル間の段差: 0.01");
  await jump.getByRole("button", { name: "対応済みにする" }).click();
  await expect(jump).toContainText("が対応済み");
  await expect(page.getByRole("figure", { name: "レベル別の正答率" })).toBeVisible();
  const quality = page.getByRole("table", { name: "生成の質" });
  await expect(quality.getByRole("columnheader")).toHaveText([
    "分類",
    "生成条件",
    "変形問題",
    "測定済み",
    "解けた",
    "承認",
    "却下",
    "重複",
  ]);
  await expect(quality).toContainText("全変形問題");
  await expectAccessible(page);

  await page.goto(`${tree}/diversity`);
  const comparisons = page.getByRole("table", { name: "変形問題と他の問題との比較" });
  await expect(comparisons.getByRole("row").filter({ hasText: "根の問題" }).first()).toContainText(
    /関数.*カイ二乗検定.*変形問題で\d+%/,
  );
  await page.getByRole("button", { name: "提案を適用" }).click();
  await expect(page.getByText("次の生成からこの重みで選びます。")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${tree}/cost`);
  await expect(main.getByText("実行に予算の上限はありません。")).toBeVisible();
  await expect(page.getByRole("table", { name: "段階別の費用" })).toContainText("検証");
  await page.getByRole("button", { name: "予算" }).click();
  await page.getByLabel("CPU時間").fill("2");
  await page.getByRole("button", { name: "予算を保存" }).click();
  await expect(main.getByText("実行1回の上限はCPU 2時間です。")).toBeVisible();
  await expectAccessible(page);

  const report = await page.request.get(`/api${new URL(tree).pathname}/report`);
  expect(await report.text()).toContain("<h2>学習前のチェックポイント</h2>");
  expect(errors).toEqual([]);
});
