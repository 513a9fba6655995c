import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { listCurricula } from "@/lib/curriculum";
import {
  type ExportFile,
  exportCurriculum,
  exportFormats,
  exportRequestSchema,
  importProblems,
  onBrokenSchema,
  readLines,
  requireExportable,
} from "@/lib/curriculum/exchange";
import { invalidField, invalidInput } from "@/lib/errors";
import { inEnglish } from "@/lib/language/in-english";
import { namedFile, withDatabase } from "./session";
import { only } from "./stage-command";

type ExportOptions = {
  curriculum?: string;
  out?: string;
  format: string;
  all?: boolean;
  testShare?: string;
  seed?: string;
};

const actor = systemActor("command line");

export function exportCommand(): Command {
  const formats = exportFormats
    .map(({ id }) => `${id} (${inEnglish({ key: `exchange.formats.${id}.title` })})`)
    .join(", ");
  return new Command("export")
    .description(
      "write a curriculum's approved problems, with a manifest of what was approved, by whom and when",
    )
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .option("--out <folder>", "folder to write into (default: JSON lines on standard output)")
    .addOption(
      new Option("--format <format>", `layout: ${formats}`)
        .choices(exportFormats.map(({ id }) => id))
        .default("jsonl"),
    )
    .option("--all", "every problem with its state, not the approved alone")
    .option("--test-share <share>", "part of the trees on the test side, 0 to 0.9 (default: 0)")
    .option("--seed <text>", "decides which trees those are")
    .action((options: ExportOptions) =>
      withDatabase(async (db) => {
        const { id } = only("curriculum", await listCurricula(db, actor), options.curriculum);
        const request = exportRequest(options);
        await requireExportable(db, id, request);
        const files = exportCurriculum(db, actor, id, request);
        if (options.out) await writeFolder(files, namedFile(options.out));
        else await printFirst(files);
      }),
    );
}

function exportRequest({ format, all, testShare, seed, out }: ExportOptions) {
  if (!out && (format !== "jsonl" || testShare))
    throw invalidField("--out", "Name a folder: this export is more than one file.");
  const read = exportRequestSchema.safeParse({ format, scope: all ? "all" : "approved", testShare, seed });
  if (read.success) return read.data;
  throw invalidInput({ key: "exchangeErrors.cannotExport" }, read.error);
}

async function writeFolder(files: AsyncIterable<ExportFile>, folder: string): Promise<void> {
  for await (const { path, content } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.from(content), createWriteStream(file));
    console.error(file);
  }
}

/** The problems to standard output; the manifest is read as well, since it completes the export, but is not printed. */
async function printFirst(files: AsyncIterable<ExportFile>): Promise<void> {
  let first = true;
  for await (const { content } of files) {
    for await (const piece of content) if (first) process.stdout.write(piece);
    first = false;
  }
}

export function importCommand(): Command {
  return new Command("import")
    .description(
      'add problems with their trees from JSON lines such as {"statement": "x*sin(x)"}, or from Parquet',
    )
    .requiredOption("--in <file>", "file to read; one that ends in .parquet is Parquet")
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .addOption(
      new Option("--broken <choice>", "where a line is broken: take nothing, or the rest")
        .choices(onBrokenSchema.options)
        .default("nothing"),
    )
    .action(({ curriculum, in: named, broken }: { curriculum?: string; in: string; broken: string }) =>
      withDatabase(async (db) => {
        const { id, name } = only("curriculum", await listCurricula(db, actor), curriculum);
        const file = namedFile(named);
        if (!(await stat(file).catch(() => null))?.isFile())
          throw invalidField("--in", `There is no file ${file}.`);
        const report = await importProblems(db, actor, id, readLines(file), onBrokenSchema.parse(broken));
        for (const { line, message } of report.broken) console.error(`line ${line}: ${inEnglish(message)}`);
        console.log(
          `Added ${report.added} problems, ${report.roots} of them roots, to “${name}”; it had ${report.passedOver} already; ${report.broken.length} lines could not be imported.`,
        );
      }),
    );
}
