import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db";
import { smallCurriculum } from "@/lib/runs/testing";
import { seedBundled } from "@/prisma/seed";

const folder = mkdtempSync(join(tmpdir(), "ladderboard-cli-"));

/** The command as a person types it, in a folder of theirs. */
function ladderboard(...words: string[]) {
  return ladderboardWith({}, ...words);
}

function ladderboardWith(settings: Record<string, string | undefined>, ...words: string[]) {
  const bin = join(process.cwd(), "bin/ladderboard.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...settings },
  });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  await seedBundled(database());
  await smallCurriculum(database(), "Small");
});

it("explains itself", () => {
  const { status, stdout } = ladderboard("--help");
  expect(status).toBe(0);
  for (const word of [
    "generate",
    "verify",
    "review",
    "train",
    "evaluate",
    "export",
    "import",
    "user",
    "Exit codes",
  ])
    expect(stdout).toContain(word);
  expect(ladderboard("train", "--help").stdout).toContain("--learning-rate");
});

it("does the spine, with every event as a line of JSON when asked", () => {
  const generated = ladderboard(
    "generate",
    "--curriculum",
    "Small",
    "--depth",
    "1",
    "--variants-per-problem",
    "3",
    "--seed",
    "cli",
    "--json",
  );
  expect(generated.stderr).toBe("");
  expect(generated.status).toBe(0);
  const events = generated.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { kind: string; message: string });
  expect(events.at(-1)!.message).toMatch(/^\d+ variants written\.$/);
  expect(ladderboard("verify", "--curriculum", "Small", "--samples-per-problem", "2").status).toBe(0);
  const closed = ladderboard("train", "--curriculum", "Small", "--steps", "2");
  expect(closed.status).toBe(4);
  expect(closed.stderr).toContain("checkpoint before training is closed");
  expect(ladderboard("review", "--curriculum", "Small", "--apply-policy").stdout).toContain("is open");
  expect(
    ladderboard("train", "--curriculum", "Small", "--steps", "2", "--problems-per-step", "4").stdout,
  ).toContain("version 2");
  expect(ladderboard("evaluate", "--samples-per-problem", "1").stdout).toMatch(/pass@1 is [\d.]+ %/);
});

it("moves problems out and in, in the folder it was called from", () => {
  expect(ladderboard("export", "--curriculum", "Small", "--all", "--out", "small").status).toBe(0);
  const lines = readFileSync(join(folder, "small/problems.jsonl"), "utf8").trim().split("\n");
  expect(lines.length).toBeGreaterThan(5);
  expect(ladderboard("export", "--curriculum", "Small", "--all").stdout.trim().split("\n")).toEqual(lines);
  expect(JSON.parse(readFileSync(join(folder, "small/manifest.json"), "utf8"))).toMatchObject({
    exportedBy: "system:command line",
    files: [{ path: "problems.jsonl", rows: lines.length }],
  });
  expect(ladderboard("import", "--curriculum", "Small", "--in", "small/problems.jsonl").stdout).toContain(
    "Added 0 problems",
  );
  writeFileSync(join(folder, "bad.jsonl"), '{"statement": "x^9"}\n{"statement": "x +"}\n');
  const bad = ladderboard("import", "--curriculum", "Small", "--in", "bad.jsonl");
  expect(bad.status).toBe(2);
  expect(bad.stderr).toContain("line 2:");
  const rest = ladderboard("import", "--curriculum", "Small", "--in", "bad.jsonl", "--broken", "rest");
  expect(rest.stdout).toContain("Added 1 problems, 1 of them roots");
  expect(rest.stderr).toContain("line 2:");
  const nowhere = ladderboard("import", "--curriculum", "Small", "--in", "nowhere.jsonl");
  expect(nowhere).toMatchObject({ status: 2, stderr: expect.stringContaining("There is no file") });
});

it("ends with codes that mean something", () => {
  expect(ladderboard("train", "--curriculum", "Nowhere")).toMatchObject({
    status: 3,
    stderr: expect.stringContaining("There is"),
  });
  expect(ladderboard("generate", "--curriculum", "Small", "--depth", "9")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("config.depth"),
  });
  expect(ladderboard("fly").status).toBe(2);
});

it("invites people and changes roles", () => {
  const invited = ladderboard(
    "user",
    "invite",
    "grace@example.org",
    "--role",
    "operator",
    "--url",
    "http://127.0.0.1:3000",
  );
  expect(invited.stdout).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/link\?token=/);
  writeFileSync(join(folder, "web-url"), "http://127.0.0.1:3210");
  const settings = { LADDERBOARD_DATA_DIR: folder, LADDERBOARD_URL: undefined };
  const renewed = ladderboardWith(settings, "user", "link", "grace@example.org");
  expect(renewed.stdout).toMatch(/^http:\/\/127\.0\.0\.1:3210\/sign-in\/link\?token=/);
  expect(ladderboard("user", "role", "grace@example.org", "viewer").status).toBe(0);
  expect(ladderboard("user", "list").stdout).toContain("grace@example.org\tviewer");
  expect(ladderboard("user", "role", "grace@example.org", "king").status).toBe(2);
  expect(ladderboard("user", "link", "nobody@example.org").status).toBe(3);
});

it("makes a benchmark of a person's problems, says what it left out and what the steps can express", () => {
  const lines = ["\\int_0^1 x^{11}\\,dx\t1/12", "\\int \\cos(3x)\\,dx", "\\int \\Gamma(x)\\,dx"];
  writeFileSync(join(folder, "bee.txt"), lines.join("\n"));
  const imported = ladderboard("import-benchmark", "--in", "bee.txt", "--name", "Bee", "--samples", "64");
  expect(imported.stderr).toBe("");
  expect(imported.stdout).toContain("Taken: 2. Left out: 1.");
  expect(imported.stdout).toContain("line 3: It cannot be read");
  expect(imported.stdout).toContain("answers that came along: 1 verified");
  expect(imported.stdout).toContain("2 of 2 (100 %) have a first step at all; 2 of 2 (100 %) were solved");
});

it("learns one benchmark problem at test time, and says whether it was solved", () => {
  const small = ["--steps", "2", "--variants", "20", "--group-size", "8", "--samples-per-problem", "1"];
  const learned = ladderboard("ttrl", "--benchmark", "Bee", "--problem", "1", "--no-skip-solved", ...small);
  expect(learned.stderr).toBe("");
  expect(learned.stdout).toMatch(/[01] of 1 problem solved on the way; [01] by as many samples/);
});
