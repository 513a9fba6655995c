import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { postgresAccount } from "./account";

it("is not root, and finds programs in a folder that is closed to everybody else", () => {
  const closed = mkdtempSync(join(tmpdir(), "ladderboard-closed-"));
  const program = join(closed, "program");
  writeFileSync(program, "", { mode: 0o755 });
  // As initdb asks for the postgres beside it: by access(2).
  const script = `require("node:fs").accessSync(${JSON.stringify(program)}, 1); console.log(process.getuid())`;
  const { file, args, options } = postgresAccount().command(process.execPath, [program]);
  const { status, stdout, stderr } = spawnSync(file, [...args, "-e", script], {
    ...options,
    encoding: "utf8",
    stdio: "pipe",
  });
  rmSync(closed, { recursive: true });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(Number(stdout)).toBeGreaterThan(0);
});
