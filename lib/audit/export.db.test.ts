import { expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { database } from "@/lib/db";
import { recordAudit } from ".";
import { exportAudit } from "./export";
import { verifyExport } from "./verify-export";

async function exported(): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportAudit(new Date())) lines.push(line);
  return lines;
}

/** In pieces that end in the middle of lines and of characters' names. */
async function* pieces(lines: readonly string[]) {
  const text = `${lines.join("\n")}\n`;
  for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97);
}

test("an export verifies without the database, and names the first broken link", async () => {
  for (let number = 1; number <= 5; number++)
    await database().$transaction((tx) =>
      recordAudit(tx, {
        actor: systemActor("test"),
        action: "user.changed",
        subject: `thing:${number}`,
        changes: { to: "ß ∫\n'", from: number },
      }),
    );
  const lines = await exported();
  expect(lines).toHaveLength(6);
  const intact = await verifyExport(pieces(lines));
  expect(intact).toMatchObject({ intact: true, entries: 5 });
  const head = (intact as { head: string }).head;

  const changed = lines.with(3, lines[3]!.replace("thing:3", "thing:9"));
  expect(await verifyExport(pieces(changed))).toMatchObject({
    intact: false,
    brokenAt: 3,
    why: expect.stringContaining("changed"),
  });
  expect(await verifyExport(pieces(lines.toSpliced(2, 1)))).toMatchObject({ brokenAt: 2, entries: 1 });
  expect(await verifyExport(pieces(lines.slice(0, -1)))).toMatchObject({ intact: false, brokenAt: 5 });
  const swapped = lines.with(2, lines[3]!).with(3, lines[2]!);
  expect(await verifyExport(pieces(swapped))).toMatchObject({ brokenAt: 2 });
  expect(await verifyExport(pieces(lines), head)).toMatchObject({ intact: true });
  expect(await verifyExport(pieces(lines), "a".repeat(64))).toMatchObject({
    intact: false,
    why: expect.stringContaining("noted"),
  });
});

test("what is no export is refused", async () => {
  await expect(verifyExport(pieces(['{"a":1}']))).rejects.toMatchObject({ code: "invalid" });
  await expect(verifyExport(pieces([""]))).rejects.toMatchObject({ code: "invalid" });
});
