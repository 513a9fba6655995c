import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { databaseUrl } from "..";
import { createTestDatabase } from "../testing";
import { applyMigrations } from "./apply";

test("a database that is up to date is left alone", async () => {
  expect(await applyMigrations(databaseUrl())).toEqual([]);
});

test("a migration that fails leaves nothing behind and says why", async () => {
  const folder = mkdtempSync(join(tmpdir(), "migrations-"));
  cpSync("prisma/migrations", folder, { recursive: true });
  mkdirSync(join(folder, "99990101000000_broken"));
  writeFileSync(
    join(folder, "99990101000000_broken/migration.sql"),
    "CREATE TABLE half (a int); SELECT nonsense;",
  );
  const { db, url, dispose } = await createTestDatabase();
  try {
    await expect(applyMigrations(url, folder)).rejects.toThrow(/nonsense/);
    const [found] = await db.$queryRaw<[{ half: string | null }]>`SELECT to_regclass('half')::text AS half`;
    expect(found.half).toBeNull();
  } finally {
    await dispose();
    rmSync(folder, { recursive: true });
  }
});

test("a database that is not reached is told from one that cannot be migrated", async () => {
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(databaseUrl());
    change(url);
    return url.href;
  };
  const closed = changed((url) => {
    url.port = "1";
  });
  const absent = changed((url) => {
    url.pathname = "/no_such_database";
  });
  for (const url of [closed, absent])
    await expect(applyMigrations(url)).rejects.toMatchObject({
      message: expect.stringContaining("cannot be reached"),
      remedy: expect.stringContaining("DATABASE_URL"),
    });
});
