import { createReadStream, createWriteStream } from "node:fs";
import { rename, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Command } from "commander";
import { databaseUrl } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { backup, restore } from "@/lib/operations";
import { namedFile } from "./session";

export function backupCommand(): Command {
  return new Command("backup")
    .description("write the whole database, as it is at one moment, into a file (gzip)")
    .requiredOption("--out <file>", "file to write")
    .action(async ({ out }: { out: string }) => {
      const file = namedFile(out);
      // Under another name until it is whole: a backup that was cut must not look like one.
      const part = `${file}.part`;
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(part, { mode: 0o600 }));
      await rename(part, file);
      console.log(
        `Written: ${file}. Keep the secret of the installation too: stored keys are sealed with it.`,
      );
    });
}

async function* lines(): AsyncGenerator<string> {
  for await (const line of backup(new Date())) yield `${line}\n`;
}

export function restoreCommand(): Command {
  return new Command("restore")
    .description("write a backup into the empty database of DATABASE_URL")
    .argument("<file>", "a backup")
    .action(async (named: string) => {
      const file = namedFile(named);
      if (!(await stat(file).catch(() => null))?.isFile())
        throw invalidField("FILE", `There is no file ${file}.`);
      const rows = await restore(databaseUrl(), linesOf(file));
      console.log(`Restored: ${rows} rows. Start Ladderboard; workers take up the runs that were waiting.`);
    });
}

/** Opened when the first line is asked for: what a reader emits before anybody listens is lost. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file).pipe(createGunzip());
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
