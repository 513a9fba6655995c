import { expect, it } from "vitest";
import { database } from "@/lib/db";
import { translateTo } from "@/lib/language/translate";
import { say } from "@/lib/language/words";
import { personWith, smallCurriculum } from "@/lib/runs/testing";
import { problemProvenance } from ".";

it("tells what a variant's generator was told and said in words, and nothing of one for a root", async () => {
  const db = database();
  const reviewer = await personWith(db, "reviewer");
  const { id: curriculumId } = await smallCurriculum(db, "Told and said");
  const root = await db.problem.findFirstOrThrow({ where: { curriculumId } });
  const formula = { statement: "x", latex: "x", canonical: "x", canonicalHash: "x" };
  const provenance = {
    writer: "transformation library",
    drawn: ["lower-exponent"],
    raw: "∫ x dx\nis easier",
  };
  const variant = await db.problem.create({
    data: { curriculumId, parentId: root.id, transformations: ["lower-exponent"], provenance, ...formula },
  });
  const { steps } = await problemProvenance(db, reviewer, variant.id);
  expect(steps[0]!.origin!.generator).toBeNull();
  const { told, said } = steps[1]!.origin!.generator!;
  expect(said).toBe("∫ x dx\nis easier");
  for (const language of ["en", "ja"] as const) {
    const words = told.map((one) => say(translateTo(language), one)).join("\n");
    expect(words).toContain(translateTo(language)("transformations.lower-exponent"));
    expect(words).not.toContain("lower-exponent");
  }
});
