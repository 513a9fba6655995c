import { expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import { type Database, database } from "@/lib/db";
import { launchRun } from "@/lib/runs";
import { seedBundled } from "@/prisma/seed";
import { curriculumReport, modelCard, runReport } from ".";
import { reportHtml } from "./html";
import { reportPdf } from "./pdf";

const now = new Date("2026-11-25T12:00:00Z");
const name = `<script>alert("1")</script> & co`;

async function curriculum(db: Database): Promise<string> {
  await seedBundled(db);
  const known = await db.curriculum.findFirst({ where: { name } });
  return known?.id ?? (await createCurriculum(db, systemActor("test"), { name, roots: "x^2" })).id;
}

it("writes a curriculum's report and a model's card, in which nobody's text is markup", async () => {
  const db = database();
  const id = await curriculum(db);
  const report = reportHtml(await curriculumReport(db, id, now));
  expect(report).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co");
  expect(report).not.toContain("<script");
  expect(report).toContain("Report of 2026-11-25T12:00:00.000Z");
  expect(report).toContain("<h2>Cost</h2>");
  const version = await db.modelVersion.findFirstOrThrow({ include: { model: true } });
  const card = reportHtml(await modelCard(db, version.id, now));
  expect(card).toContain(`<h1>${version.model.name} v1</h1>`);
  expect(card).toContain("it is as it came");
  await expect(curriculumReport(db, "nowhere", now)).rejects.toMatchObject({ code: "not-found" });
});

it("writes a run's report: what was asked, by whom, and where it stands", async () => {
  const db = database();
  const curriculumId = await curriculum(db);
  const { id: modelVersionId } = await db.modelVersion.findFirstOrThrow();
  const asked = { stage: "verify", curriculumId, modelVersionId, seed: "a seed of its own" } as const;
  const run = await launchRun(db, systemActor("test"), { ...asked, config: { samplesPerProblem: 3 } });
  const report = await runReport(db, run.id, now);
  const text = JSON.stringify(report);
  for (const said of ["a seed of its own", "samplesPerProblem", "It is queued", "Waits for a worker", name])
    expect(text).toContain(JSON.stringify(said).slice(1, -1));
});

it("writes a report as PDF too, in Latin and Japanese", async () => {
  const db = database();
  const report = await curriculumReport(db, await curriculum(db), now);
  const pdf = Buffer.from(await reportPdf({ ...report, title: "課程の報告 – report" }));
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.subarray(-6).toString()).toContain("%%EOF");
  expect(pdf.toString("latin1")).toContain("NotoSansJP");
});
