import { expect, type Page } from "@playwright/test";
import { createCurriculum, ladderboard, runStage } from "./curriculum";
import { test } from "./settled";

/** Every page and every dialog that a button on it opens, in Japanese: no English is left between the names and formulas. */
test.setTimeout(300_000);

const curriculum = `歩く積分 ${Date.now()}`;
let tree = "";
/** Names that people gave, those of other tests among them. */
let given: string[] = [];

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage({ storageState: "test-results/e2e-session.json" });
  await createCurriculum(page, curriculum, ["x^3 + x", "2*x*cos(x^2)", "x*exp(x)"]);
  tree = new URL(page.url()).pathname;
  const common = [curriculum, "--model-version", "1"] as const;
  await runStage("generate", ...common, "--depth", "1", "--variants-per-problem", "3");
  await runStage("verify", ...common, "--samples-per-problem", "4");
  await ladderboard("evaluate", "--no-worker", "--model-version", "1", "--samples-per-problem", "1");
  given = await namesGiven(page);
  await page.close();
});

test.beforeEach(async ({ context, baseURL }) => {
  await context.addCookies([{ name: "ladderboard-language", value: "ja", url: baseURL! }]);
});

test("the pages of a curriculum", async ({ page }) => {
  const tabs = ["checkpoint", "monitor", "diversity", "cost", "people", "exchange", "compare", "review"];
  for (const tab of ["", ...tabs.map((name) => `/${name}`)]) await expectJapanese(page, tree + tab);
  await page.goto(tree);
  await page.getByRole("tree").getByRole("treeitem", { level: 2 }).first().click();
  await expect(page.getByRole("complementary").getByRole("heading").first()).toBeVisible();
  await expectNoEnglish(page);
  await expectJapanese(page, await firstLink(page, `${tree}/problems/`));
});

test("models and benchmarks", async ({ page }) => {
  for (const list of ["/models", "/benchmarks"]) {
    await expectJapanese(page, list);
    const one = await firstLink(page, `${list}/`, "table");
    await expectJapanese(page, one);
    await expectJapanese(page, await firstLink(page, `${one}/`, "table"));
  }
  await expectJapanese(page, "/models/new");
});

test("runs", async ({ page }) => {
  for (const stage of ["generate", "verify", "train", "evaluate", "ttrl"])
    await expectJapanese(page, `/runs/new?stage=${stage}`);
  await expectJapanese(page, "/runs/compare");
  for (const stage of ["generate", "verify", "evaluate"]) {
    await expectJapanese(page, `/runs?stage=${stage}`);
    await expectJapanese(page, await firstLink(page, "/runs/", "table"));
  }
});

test("review, settings, and what is not there", async ({ page }) => {
  for (const path of ["", "/agreement", "/discussion", "/compare"])
    await expectJapanese(page, `/review${path}`);
  for (const path of ["users", "audit?check=1", "backends", "tokens", "account"])
    await expectJapanese(page, `/settings/${path}`);
  for (const path of ["/nowhere", "/curricula/nowhere", "/runs/nowhere"]) await expectJapanese(page, path);
});

/** All pages are walked, and all that is left in English is told at once. */
const japanese = expect.configure({ soft: true, timeout: 5_000 });

async function firstLink(page: Page, start: string, within = "body"): Promise<string> {
  const link = page.locator(`${within} a[href^='${start}']`).first();
  return (await link.getAttribute("href")) ?? "";
}

/** The page, and each dialog and menu that can be opened on it. */
async function expectJapanese(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("h1, [role=alert]").first()).toBeVisible();
  await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
  await expectNoEnglish(page);
  const openers = page.locator("main button[aria-haspopup]:enabled:visible");
  for (let place = 0, count = await openers.count(); place < count; place++) {
    const opened = page.locator("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]").last();
    // Until its script has run, a button does nothing.
    await expect(async () => {
      if (!(await opened.isVisible())) await openers.nth(place).click();
      await expect(opened).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expectNoEnglish(page);
    await page.keyboard.press("Escape");
    await expect(opened).toBeHidden();
  }
}

async function expectNoEnglish(page: Page): Promise<void> {
  const english = async () =>
    (await texts(page)).filter((text) => {
      const ours = given.reduce((rest, name) => rest.replaceAll(name, " "), text);
      return /[A-Za-z]{3,}/.test(ours.replace(allowed, " "));
    });
  // Some texts stand in the reader's language once the page's script has run.
  await japanese.poll(english, page.url()).toEqual([]);
}

async function namesGiven(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (const list of ["curricula", "models", "benchmarks", "settings/users", "settings/tokens"]) {
    await page.goto(`/${list}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const first = page.locator("main tbody tr > :first-child a, main tbody tr > :first-child");
    names.push(...(await first.allInnerTexts()));
  }
  const shipped = /^(Built-in rule policy|Undergraduate integrals)/;
  return names.map((name) => name.trim()).filter((name) => name.length > 2 && !shipped.test(name));
}

/** What is written or said on the page, but for code, what people wrote, what is told to models, and what formulas are drawn with. */
function texts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const passed = "code, pre, kbd, script, style, textarea, .katex, [translate=no]";
    const said = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];
    const found = new Set([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest(passed)) found.add(node.textContent ?? "");
    for (const element of document.querySelectorAll("*"))
      if (!element.closest(passed)) for (const name of said) found.add(element.getAttribute(name) ?? "");
    return [...found];
  });
}

/** Names, and what professionals write in Latin letters. */
const names =
  "Ladderboard|Ada|English|LADDER|GRPO|TTRL|TRL|verl|JSONL|JSON|Lines|CSV|PDF|HTML|SVG|PNG|ZIP|Parquet|pandas|DuckDB|Spark|" +
  "Hugging Face|OpenAI|MLflow|Ray|Jobs|vLLM|llama|Ollama|LoRA|arXiv|GPU|CPU|URL|API|HTTP|SHA|LaTeX|Elo|UTC|Web|webhook|Webhook|" +
  "OpenID Connect|PostgreSQL|Gwet|Wilson|Cram[eé]r|Cohen|Krippendorff|Bradley|Terry|Esc|Enter|Ctrl|alt|pass";
/** Functions in formulas, ids, settings of other programs, addresses, and an endpoint's model with its address. */
const notations =
  "a?(?:sin|cos|tan|sec|csc|cot|sinh|cosh|tanh|sech|csch|coth)|exp|log|ln|sqrt|abs|sign|" +
  "load_dataset\\(.*?\\)|training-[a-z]+(?:-[a-z]+)*-\\d+|\\w+_\\w+|[\\w/*]+\\.(?:parquet|jsonl|md|toml|cpp)|" +
  "[\\w.-]+（[\\w.:]+）|prompt|ability|https?://\\S*|\\S+@\\S+";
/** And LaTeX's commands, wherever they stand. */
const allowed = new RegExp(`\\\\[A-Za-z]+|(?<![A-Za-z])(?:${notations}|${names})(?![A-Za-z])`, "g");
