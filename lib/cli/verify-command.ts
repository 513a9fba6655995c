import { randomUUID } from "node:crypto";
import { Command } from "commander";
import { invalidField } from "@/lib/errors";
import { namedFile } from "./session";
import { verifyFile } from "./verify-file";

/** Whether the command line asks for the check of a file: `verify --in FILE --out FILE`. */
export const namesFiles = (words: readonly string[]): boolean =>
  words[0] === "verify" && words.some((word) => /^--(?:in|out)(?:=|$)/.test(word));

/** Checks a file of pairs; no database is needed. */
export function verifyFileCommand(): Command {
  return new Command("verify")
    .description(
      "check the answers of a file: JSON lines with integrand, answer and, if you like, id and variable",
    )
    .option("--in <file>", "the file to read")
    .option("--out <file>", "the file to write: a line for each line read, in order")
    .option(
      "--seed <text>",
      "decides where answers are compared (default: a new one, which answers cannot know)",
    )
    .action(async ({ in: input, out, seed }: { in?: string; out?: string; seed?: string }) => {
      if (!input) throw invalidField("--in", "Name the file to read.");
      if (!out) throw invalidField("--out", "Name the file to write.");
      if (namedFile(input) === namedFile(out)) throw invalidField("--out", "Name another file than --in.");
      const lines = await verifyFile(namedFile(input), namedFile(out), seed ?? randomUUID());
      console.error(`Checked ${lines} lines.`);
    });
}
