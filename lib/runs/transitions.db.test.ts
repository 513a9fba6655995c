import { expect, it } from "vitest";
import { database } from "@/lib/db";
import { createCurriculumRow, createRunRow } from "@/lib/db/testing/fixtures";
import { runStatuses, runTransitions } from "./transitions";

it("the database lets through just the moves of the table", async () => {
  const db = database();
  const curriculum = await createCurriculumRow(db);
  for (const from of runStatuses) {
    for (const to of runStatuses) {
      if (from === to) continue;
      const run = await createRunRow(db, curriculum.id);
      await db.$executeRaw`ALTER TABLE run DISABLE TRIGGER run_is_guarded`;
      await db.run.update({ where: { id: run.id }, data: { status: from } });
      await db.$executeRaw`ALTER TABLE run ENABLE TRIGGER run_is_guarded`;
      const moved = await db.run.update({ where: { id: run.id }, data: { status: to } }).then(
        () => true,
        () => false,
      );
      expect([from, to, moved]).toEqual([from, to, runTransitions[from].includes(to)]);
    }
  }
});
