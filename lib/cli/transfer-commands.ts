import { createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { exportProblems, importRoots, listCurricula } from "@/lib/curriculum";
import { invalidField } from "@/lib/errors";
import { namedFile, withDatabase } from "./session";
import { only } from "./stage-command";

export function exportCommand(): Command {
  return new Command("export")
    .description("write a curriculum's problems as JSON lines")
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .option("--out <file>", "file to write (default: standard output)")
    .option("--approved", "approved problems alone")
    .action(({ curriculum, out, approved }: { curriculum?: string; out?: string; approved?: boolean }) =>
      withDatabase(async (db) => {
        const { id } = only("curriculum", await listCurricula(db), curriculum);
        async function* lines() {
          for await (const problem of exportProblems(db, id, approved ?? false))
            yield `${JSON.stringify(problem)}\n`;
        }
        if (out) await pipeline(Readable.from(lines()), createWriteStream(namedFile(out)));
        else for await (const line of lines()) process.stdout.write(line);
      }),
    );
}

/** All roots are added in one transaction, so all are held at once; this is some hundred thousand of them. */
const mostBytes = 64e6;

async function importedText(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw invalidField("--in", `There is no file ${path}.`);
  if (found.size > mostBytes)
    throw invalidField(
      "--in",
      `The file has ${Math.ceil(found.size / 1e6)} MB; at most ${mostBytes / 1e6} MB are read at once.`,
    );
  return readFile(path, "utf8");
}

export function importCommand(): Command {
  return new Command("import")
    .description('add root problems from JSON lines such as {"statement": "x*sin(x)"}: all of them, or none')
    .requiredOption("--in <file>", "file to read")
    .option("--curriculum <name>", "curriculum, by name or id (default: the only one)")
    .action(({ curriculum, in: file }: { curriculum?: string; in: string }) =>
      withDatabase(async (db) => {
        const { id, name } = only("curriculum", await listCurricula(db), curriculum);
        const text = await importedText(namedFile(file));
        const { added, passedOver } = await importRoots(db, systemActor("command line"), id, text);
        console.log(`Added ${added} roots to “${name}”; it had ${passedOver} of them already.`);
      }),
    );
}
