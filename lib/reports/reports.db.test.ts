import { expect, it } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createCurriculum } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { seedBundled } from "@/prisma/seed";
import { curriculumReport, modelCard } from ".";

const now = new Date("2026-11-25T12:00:00Z");

it("writes a curriculum's report and a model's card, in which nobody's text is markup", async () => {
  const db = database();
  await seedBundled(db);
  const name = `<script>alert("1")</script> & co`;
  const { id } = await createCurriculum(db, systemActor("test"), { name, roots: "x^2" });
  const report = await curriculumReport(db, id, now);
  expect(report).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; co");
  expect(report).not.toContain("<script");
  expect(report).toContain("Report of 2026-11-25T12:00:00.000Z");
  expect(report).toContain("<h2>Cost</h2>");
  const version = await db.modelVersion.findFirstOrThrow({ include: { model: true } });
  const card = await modelCard(db, version.id, now);
  expect(card).toContain(`<h1>${version.model.name} v1</h1>`);
  expect(card).toContain("it is as it came");
  await expect(curriculumReport(db, "nowhere", now)).rejects.toMatchObject({ code: "not-found" });
});
