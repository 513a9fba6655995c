import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { verifyFile } from "./verify-file";

// It needs dist/thread.js, which the set-up of this project builds; the database is not asked.
const folder = mkdtempSync(join(tmpdir(), "verify-file-"));

async function checked(lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const [input, output] = [join(folder, "in.jsonl"), join(folder, "out.jsonl")];
  writeFileSync(input, lines.map((line) => `${line}\n`).join(""));
  expect(await verifyFile(input, output, "seed")).toBe(lines.length);
  return readFileSync(output, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

it("writes a line for each line, in order, over many batches", async () => {
  const lines = Array.from({ length: 1_000 }, (_, id) =>
    JSON.stringify({ id, integrand: "x^2", answer: id % 3 === 0 ? "x^3" : "x^3/3" }),
  );
  const out = await checked(lines);
  expect(out.map(({ id }) => id)).toEqual(lines.map((_, id) => id));
  expect(out.map(({ verdict, closeness }) => [verdict, closeness])).toEqual(
    lines.map((_, id) => (id % 3 === 0 ? ["refuted", undefined] : ["verified", 0])),
  );
});

it("answers broken lines as undecided and goes on", async () => {
  const out = await checked([
    "{",
    '{"id":"a","integrand":1,"answer":"x"}',
    "null",
    "",
    '{"id":"b","integrand":"y^2","answer":"y^3/3 + C","variable":"y"}',
    '{"id":"c","integrand":"y^2","answer":"x^3/3","variable":"y"}',
  ]);
  expect(out.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
    [null, "undecided", "invalid-line"],
    ["a", "undecided", "invalid-line"],
    [null, "undecided", "invalid-line"],
    [null, "undecided", "invalid-line"],
    ["b", "verified", undefined],
    ["c", "undecided", "unreadable-answer"],
  ]);
});

it("says where there is no such file", async () => {
  await expect(
    verifyFile(join(folder, "none.jsonl"), join(folder, "out.jsonl"), "seed"),
  ).rejects.toMatchObject({
    code: "not-found",
  });
});

it("says where it cannot write, whatever is still being checked", async () => {
  const input = join(folder, "many.jsonl");
  writeFileSync(input, '{"integrand":"x^2","answer":"x^3/3"}\n'.repeat(2_000));
  await expect(verifyFile(input, join(folder, "nowhere/out.jsonl"), "seed")).rejects.toMatchObject({
    code: "ENOENT",
  });
});
