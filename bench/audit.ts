/**
 * Verifies an exported audit log of a million entries, offline. Usage: npm run bench:audit [-- --entries N]
 * The log is made here, chained as the database chains it; making it is not timed.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { chainStart } from "@/lib/audit/export";
import { verifyExport } from "@/lib/audit/verify-export";

const { values } = parseArgs({ options: { entries: { type: "string", default: "1000000" } } });
const entries = Number(values.entries);
const folder = mkdtempSync(join(tmpdir(), "ladderboard-bench-audit-"));
const file = join(folder, "audit.jsonl");

function chain() {
  const lines: string[] = [];
  let previous = chainStart;
  for (let id = 1; id <= entries; id++) {
    const subject = `problem:00000003-0000-7000-8000-${id.toString(16).padStart(12, "0")}`;
    const payload = JSON.stringify({
      at: new Date(1_760_000_000_000 + 1000 * id).toISOString(),
      actor: "person:00000001-0000-7000-8000-000000000001",
      action: "problem.reviewed",
      subject,
      changes: { decision: "approve", from: "pending", to: "approved" },
    });
    const hash = createHash("sha256").update(`${previous}\n${payload}`).digest("hex");
    lines.push(`${JSON.stringify({ id, previousHash: previous, payload, hash })}\n`);
    previous = hash;
  }
  const header = { format: "ladderboard-audit", version: 1, exportedAt: "", entries, head: previous };
  return [`${JSON.stringify(header)}\n`, ...lines];
}

try {
  await pipeline(Readable.from(chain()), createWriteStream(file));
  const seconds: number[] = [];
  const cpu: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const [started, used] = [performance.now(), process.cpuUsage()];
    const status = await verifyExport(createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 }));
    if (!status.intact || status.entries !== entries) throw new Error("The log that was made is not intact.");
    seconds.push((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1e6);
  }
  const row = {
    entries,
    bestSeconds: Math.min(...seconds),
    bestCpuSeconds: Math.min(...cpu),
    boundSeconds: 10,
  };
  console.table([row]);
} finally {
  rmSync(folder, { recursive: true });
}
