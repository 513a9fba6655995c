import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { recordAudit } from ".";
import { listAudit, verifyAuditChain } from "./read";

let test_: TestDatabase;
beforeEach(async () => {
  await test_?.dispose();
  test_ = await createTestDatabase();
});
afterAll(() => test_.dispose());

const record = (subject: string) =>
  test_.db.$transaction((tx) =>
    recordAudit(tx, {
      actor: systemActor("test"),
      action: "user.changed",
      subject,
      changes: { to: "ß ∫\n'" },
    }),
  );

/** What somebody with the database's password could do. */
async function tamper(sql: string): Promise<void> {
  await test_.db.$executeRawUnsafe("ALTER TABLE audit_entry DISABLE TRIGGER USER");
  await test_.db.$executeRawUnsafe(sql);
  await test_.db.$executeRawUnsafe("ALTER TABLE audit_entry ENABLE TRIGGER USER");
}

describe("the audit log", () => {
  test("keeps one unbroken chain while many write at once", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => record(`thing:${index}`)));
    expect(await verifyAuditChain(test_.db)).toEqual({ intact: true, entries: 20 });
    const [newest, ...older] = await listAudit(test_.db, { limit: 5 });
    expect(newest?.id).toBe(20n);
    expect(older.map(({ id }) => id)).toEqual([19n, 18n, 17n, 16n]);
    const page = await listAudit(test_.db, { before: 16n, limit: 100 });
    expect(page.map(({ id }) => Number(id))).toEqual(Array.from({ length: 15 }, (_, index) => 15 - index));
  });

  test("is read of one actor or of one subject alone", async () => {
    for (const subject of ["thing:1", "thing:2", "thing:1"]) await record(subject);
    const about = await listAudit(test_.db, { subject: "thing:1", limit: 10 });
    expect(about.map(({ id }) => id)).toEqual([3n, 1n]);
    expect(await listAudit(test_.db, { actor: "system:nobody", limit: 10 })).toEqual([]);
  });

  test("has no gap after a change that was rolled back", async () => {
    await record("thing:1");
    const undone = test_.db.$transaction(async (tx) => {
      await recordAudit(tx, {
        actor: systemActor("test"),
        action: "user.changed",
        subject: "thing:2",
        changes: {},
      });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    await record("thing:3");
    expect(await verifyAuditChain(test_.db)).toEqual({ intact: true, entries: 2 });
  });

  test.each([
    ["changed", "UPDATE audit_entry SET action = 'other'"],
    ["deleted", "DELETE FROM audit_entry"],
    ["emptied", "TRUNCATE audit_entry"],
  ])("cannot be %s", async (_how, sql) => {
    await record("thing:1");
    await expect(test_.db.$executeRawUnsafe(sql)).rejects.toThrow(/append-only/);
  });

  test.each([
    ["payload", `UPDATE audit_entry SET payload = replace(payload, 'thing:2', 'thing:9') WHERE id = 2`, 2n],
    ["column", "UPDATE audit_entry SET subject = 'thing:9' WHERE id = 2", 2n],
    ["missing entry", "DELETE FROM audit_entry WHERE id = 2", 3n],
    ["rewritten hash", "UPDATE audit_entry SET hash = repeat('a', 64) WHERE id = 2", 2n],
  ])("shows a tampered %s", async (_what, sql, brokenAt) => {
    for (const subject of ["thing:1", "thing:2", "thing:3"]) await record(subject);
    await tamper(sql);
    expect(await verifyAuditChain(test_.db)).toMatchObject({ intact: false, brokenAt });
  });
});
