import { expect } from "@playwright/test";
import { expectAccessible } from "./accessibility";
import { createCurriculum } from "./curriculum";
import { appDatabase } from "./database";
import { test } from "./settled";

const name = "Agreement of the tests";
let curriculumId = "";

test.describe.configure({ mode: "serial" });

test("says why there is nothing yet", async ({ page }) => {
  await createCurriculum(
    page,
    name,
    Array.from({ length: 24 }, (_, n) => `${n + 11}*x^9*cos(${n + 13}*x)`),
  );
  curriculumId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.goto(`/review/agreement?curriculum=${curriculumId}`);
  await expect(page.getByText("Nobody has decided on the same problem yet")).toBeVisible();
  await expectAccessible(page);
});

test("shows no coefficient where too few were decided on by two", async ({ page }) => {
  await decide(0, 5, () => "approve");
  await page.goto(`/review/agreement?curriculum=${curriculumId}`);
  await expect(page.getByText("Not enough overlap", { exact: false }).first()).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "5" }).first()).toBeVisible();
});

test("shows every coefficient with its interval, by pair and level, and how long people take", async ({
  page,
}) => {
  // 24 problems: both approve 20, the second person alone rejects 4.
  await decide(5, 24, (n) => (n >= 20 ? "reject" : "approve"));
  await page.goto(`/review/agreement?curriculum=${curriculumId}`);
  const figures = page.getByRole("region", { name });
  // 20 of 24 agree; π = 44/48, AC2 = (0.8333 − 0.1528) / 0.8472.
  await expect(figures).toContainText("83.3%");
  await expect(figures).toContainText("0.8");
  await expect(figures).toContainText("Cohen's kappa");
  const pairs = page.getByRole("table", { name: "Agreement: by two people" });
  await expect(
    pairs.getByRole("row", { name: /(First|Second) reviewer and (First|Second) reviewer/ }),
  ).toContainText("24");
  await expect(
    pairs.getByRole("row", { name: /(First|Second) reviewer and (First|Second) reviewer/ }),
  ).toContainText(/0\.8.*to/);
  await expect(page.getByRole("table", { name: "Agreement: by level" })).toContainText("Roots");
  await expect(page.getByRole("region", { name: "Time per decision" })).toContainText("First reviewer");
  await expectAccessible(page);
});

/** Two people's decisions on the problems from one place to another, as the desk stores them. */
async function decide(
  from: number,
  to: number,
  second: (place: number) => "approve" | "reject",
): Promise<void> {
  const db = appDatabase();
  try {
    const people = await Promise.all(
      ["First reviewer", "Second reviewer"].map((person) => {
        const email = `${person.split(" ")[0]}@agreement.example.org`.toLowerCase();
        return db.user.upsert({
          where: { email },
          create: { name: person, email, role: "reviewer" },
          update: {},
        });
      }),
    );
    const problems = await db.problem.findMany({ where: { curriculumId }, orderBy: { id: "asc" } });
    const data = problems.slice(from, to).flatMap(({ id }, place) =>
      people.map((person, who) => {
        const decision = who === 0 ? ("approve" as const) : second(from + place);
        const reason = decision === "reject" ? "trivial" : null;
        return { problemId: id, reviewerId: person.id, decision, reason, durationMs: 2000 + 100 * place };
      }),
    );
    await db.review.createMany({ data });
  } finally {
    await db.$disconnect();
  }
}
