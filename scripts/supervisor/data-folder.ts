import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandOf, endProcess } from "@/lib/db/embedded/running-process";
import { LadderboardError } from "@/lib/errors";

/** Who works on a data folder: so that two starts do not share one, and a start after a kill -9 finds what was left. */
type Record = { readonly supervisor: number; readonly services: { readonly [name: string]: number } };

const mark = { supervisor: /quickstart|serve\.js/, web: /next/, worker: /worker/ } as const;

export class DataFolder {
  private readonly file: string;

  private constructor(readonly path: string) {
    this.file = join(path, "running.json");
  }

  /** Takes the folder for this process, after ending web and worker of a supervisor that is gone. */
  static async take(path: string): Promise<DataFolder> {
    mkdirSync(join(path, "logs"), { recursive: true });
    const folder = new DataFolder(path);
    const left = folder.read();
    if (left !== null && left.supervisor !== process.pid && is(left.supervisor, mark.supervisor)) {
      throw new LadderboardError(
        "conflict",
        `Ladderboard already runs on ${path} (process ${left.supervisor}).`,
        {
          remedy: "Use that one, stop it first, or choose another folder with LADDERBOARD_DATA_DIR.",
        },
      );
    }
    for (const [name, pid] of Object.entries(left?.services ?? {})) {
      if (is(pid, mark[name as keyof typeof mark])) await endProcess(pid, "SIGTERM", "SIGKILL");
    }
    folder.record({});
    return folder;
  }

  log(name: string): string {
    return join(this.path, "logs", `${name}.log`);
  }

  record(services: Record["services"]): void {
    const record: Record = { supervisor: process.pid, services };
    // Beside and into place: whoever reads it finds a whole record, also after a kill -9 in between.
    writeFileSync(`${this.file}.new`, JSON.stringify(record), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }

  private read(): Record | null {
    try {
      return JSON.parse(readFileSync(this.file, "utf8")) as Record;
    } catch {
      return null;
    }
  }
}

function is(pid: number, what: RegExp | undefined): boolean {
  return what?.test(commandOf(pid) ?? "") ?? false;
}
