import { expect } from "@playwright/test";
import type { Database } from "@/lib/db";
import { formatsFor } from "@/lib/ui/data/format";
import { expectAccessible } from "./accessibility";
import { createCurriculum } from "./curriculum";
import { appDatabase } from "./database";
import { inEachLanguage, test } from "./reading";
import { launch } from "./runs";

test.setTimeout(180_000);

/** The first three differ in their numbers alone. */
const roots = [
  "2*x*cos(x^2)",
  "3*x*cos(x^2)",
  "5*x*cos(x^2)",
  "x*exp(x)",
  "sin(x)^2",
  "x^3 + 4*x",
  "2*x*sin(3*x)",
  "4*x^2*log(2*x)",
];

inEachLanguage((language) => {
  test("how variants differ is told with test and effect, and the next generate run honours the correction", async ({
    page,
    t,
  }) => {
    const { number, percent } = formatsFor(language);
    await createCurriculum(page, `Diverse in ${language}`, roots, t);
    const id = page.url().split("/").at(-1)!;
    const db = appDatabase();
    const settings = {
      [t("runSettings.titles.depth")]: "1",
      [t("runSettings.titles.variantsPerProblem")]: "4",
      [t("runSettings.titles.easierShare")]: "1",
      [t("launchForm.seed")]: "diverse",
    };
    await page.goto(`/curricula/${id}/diversity`);
    await page
      .getByRole("main")
      .getByRole("link", { name: t("diversity.generate") })
      .click();
    await launch(page, t, settings);

    await page.goto(`/curricula/${id}/diversity`);
    const comparisons = page.getByRole("table", { name: t("diversity.comparisons.title") });
    const compared = (property: "functions" | "technique" | "size" | "difficulty") =>
      comparisons
        .getByRole("row")
        .filter({ hasText: t(`diversity.properties.${property}`) })
        .filter({ hasText: t("diversity.roots") })
        .getByRole("cell");
    await expect(compared("functions").nth(6)).toHaveText(t("diversity.tests.chiSquare"));
    await expect(compared("size").nth(6)).toHaveText(t("diversity.tests.kolmogorovSmirnov"));
    for (const property of ["functions", "size"] as const) {
      await expect(compared(property).nth(2)).toHaveText(/^[01](\.\d+)?$/);
      await expect(compared(property).nth(5)).toHaveText(/^([01](\.\d+)?|\d\.\de-\d+)$/);
    }
    const where = compared("size").nth(4);
    const [at, ours, theirs] = ((await where.textContent())!.match(/\d+/g) ?? []).map(Number);
    expect(await sizesUpTo(db, id, at!)).toEqual({ variants: ours, roots: theirs });
    await expect(where).toHaveText(t("diversity.says.upTo", { at: at!, ours: ours!, theirs: theirs! }));

    const clusters = await clustersOf(db, id);
    expect(clusters.largest).toBeGreaterThanOrEqual(3);
    await expect(
      page.getByText(
        t("diversity.clusters.description", {
          problems: number(clusters.problems),
          all: number(clusters.all),
          share: percent(clusters.problems / clusters.all),
          shown: number(Math.min(12, clusters.clusters)),
          clusters: number(clusters.clusters),
        }),
      ),
    ).toBeVisible();
    const largest = page
      .getByRole("table", { name: t("diversity.clusters.caption") })
      .getByRole("row")
      .nth(1);
    await expect(largest.getByRole("cell").first()).toHaveText(number(clusters.largest));
    await expect(largest.getByRole("link").first()).toHaveAttribute(
      "href",
      new RegExp(`^/curricula/${id}/problems/[0-9a-f-]{36}$`),
    );

    const before = await shares(db, id);
    const commonest = Object.keys(before)[0]!;
    const title = t(`transformations.${commonest}` as "transformations.drop-term");
    const mix = page
      .getByRole("table", { name: t("diversity.mix.easier") })
      .getByRole("row")
      .filter({ hasText: title });
    const proposed = /0\.\d+/.exec((await mix.textContent())!)![0];
    await expect(page.getByText(t("diversity.mix.alike"))).toBeVisible();
    await expectAccessible(page);
    const apply = page.getByRole("button", { name: t("diversity.mix.apply") });
    await apply.click();
    await expect(page.getByText(t("diversity.mix.appliedAsProposed"))).toBeVisible();
    await expect(apply).toBeDisabled();
    await expect(mix).toContainText(t("diversity.mix.appliedAlone", { applied: proposed }));

    await page.goto(`/runs/new?stage=generate&curriculum=${id}`);
    await launch(page, t, settings);
    const launched = page.getByRole("region", { name: t("runs.detail.launchedWith") });
    await expect(launched).toContainText(`${title} ${proposed}`);
    const after = await shares(db, id);
    expect(after[commonest] ?? 0).toBeLessThan(before[commonest]!);
    await db.$disconnect();
  });
});

/**
 * What share of what the newest generate run proposed each transformation made, the greatest first. Proposals that the
 * curriculum had already count too: which of two alike was first there is not the mix's doing.
 */
async function shares(db: Database, curriculumId: string): Promise<Record<string, number>> {
  const rows = await db.$queryRaw<{ id: string; share: number }[]>`
    WITH made AS (
      SELECT value AS id, sum(problems + duplicates)::float8 AS proposals FROM generation_tally
      WHERE facet = 'transformation' AND run_id = (
        SELECT id FROM run WHERE curriculum_id = ${curriculumId} ORDER BY id DESC LIMIT 1)
      GROUP BY value)
    SELECT id, proposals / sum(proposals) OVER () AS share FROM made ORDER BY 2 DESC, 1`;
  return Object.fromEntries(rows.map(({ id, share }) => [id, share]));
}

/** How many of a hundred are at most so long. */
async function sizesUpTo(db: Database, curriculumId: string, at: number) {
  const [shares] = await db.$queryRaw<[{ variants: number; roots: number }]>`
    SELECT round(100 * avg((length(statement) <= ${at})::int) FILTER (WHERE level > 0))::int AS variants,
      round(100 * avg((length(statement) <= ${at})::int) FILTER (WHERE level = 0))::int AS roots
    FROM problem WHERE curriculum_id = ${curriculumId}`;
  return shares;
}

async function clustersOf(db: Database, curriculumId: string) {
  const [sums] = await db.$queryRaw<[{ clusters: number; problems: number; largest: number; all: number }]>`
    SELECT (count(*) FILTER (WHERE problems > 1))::int AS clusters, max(problems)::int AS largest,
      (sum(problems) FILTER (WHERE problems > 1))::int AS problems, sum(problems)::int AS all
    FROM (SELECT count(*) AS problems FROM problem WHERE curriculum_id = ${curriculumId}
      GROUP BY problem_family(canonical)) families`;
  return sums;
}
