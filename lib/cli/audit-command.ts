import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { auditFile } from "@/lib/audit/export";
import { verifyExport } from "@/lib/audit/verify-export";
import { invalidField } from "@/lib/errors";
import { exitCodes } from "./exit-codes";
import { namedFile } from "./session";

/** The audit log as a file, and the check of such a file, which needs no database. */
export function auditCommand(): Command {
  return new Command("audit")
    .description("export the audit log, or verify an export offline")
    .addCommand(exportAuditCommand())
    .addCommand(verifyAuditCommand());
}

function exportAuditCommand(): Command {
  return new Command("export")
    .description("write the whole audit log as JSON lines")
    .option("--out <file>", "file to write (default: standard output)")
    .action(async ({ out }: { out?: string }) => {
      const lines = auditFile(new Date());
      if (out) await pipeline(Readable.from(lines), createWriteStream(namedFile(out), { mode: 0o600 }));
      else
        for await (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, "drain");
    });
}

function verifyAuditCommand(): Command {
  return new Command("verify")
    .description("recompute every hash of an exported audit log, and name the first broken link")
    .argument("<file>", "an export")
    .option("--head <hash>", "the last entry's hash as it was noted elsewhere")
    .action(async (named: string, { head }: { head?: string }) => {
      const file = namedFile(named);
      if (!(await stat(file).catch(() => null))?.isFile())
        throw invalidField("FILE", `There is no file ${file}.`);
      const status = await verifyExport(
        createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 }),
        head,
      );
      if (status.intact) {
        console.log(`The chain is intact: ${status.entries} entries, the last one's hash is ${status.head}.`);
        return;
      }
      console.error(`The chain breaks at entry ${status.brokenAt}: ${status.why}.`);
      console.error(`The ${status.entries} entries before it agree.`);
      process.exitCode = exitCodes.failed;
    });
}
