import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { LadderboardError } from "@/lib/errors";
import { curvesOf, type Row, type TestTimeRow, tableOf } from "./report";

/** What was measured so far. */
export type Measured = {
  /** The roots that so many rollouts of the untrained policy did not solve once. */
  readonly hard: { readonly rollouts: number; readonly roots: readonly string[] };
  readonly rows: readonly Row[];
  readonly testTime: readonly TestTimeRow[];
};

/**
 * The folder of an experiment. Each piece of work is written as soon as it is measured, and what stands there is not
 * measured again: an experiment that was broken off, or that is run a few seeds at a time, goes on.
 */
export class ExperimentFolder {
  private constructor(
    private readonly path: string,
    private readonly settings: object,
    private measured: Measured,
  ) {}

  /** @throws LadderboardError conflict where the folder holds another experiment */
  static async open(path: string, settings: object, nothing: Measured): Promise<ExperimentFolder> {
    await mkdir(path, { recursive: true });
    const text = await readFile(join(path, "result.json"), "utf8").catch(() => null);
    if (text === null) return new ExperimentFolder(path, settings, nothing);
    const stored = JSON.parse(text) as Measured;
    if (!isDeepStrictEqual({ ...stored, ...settings }, stored))
      throw new LadderboardError("conflict", `${path} holds an experiment with other settings.`, {
        remedy: "Name another folder with --out.",
      });
    return new ExperimentFolder(path, settings, stored);
  }

  get content(): Measured {
    return this.measured;
  }

  async add(more: Partial<Measured>): Promise<void> {
    this.measured = { ...this.measured, ...more };
    const { hard } = this.measured;
    const rows = [...this.measured.rows].sort(bySeed);
    const testTime = [...this.measured.testTime].sort(bySeed);
    const result = { ...this.settings, hard, rows, testTime };
    await writeFile(join(this.path, "result.json"), `${JSON.stringify(result, null, 2)}\n`);
    if (rows.length === 0) return;
    await writeFile(join(this.path, "table.md"), tableOf(rows, testTime));
    await writeFile(join(this.path, "curves.svg"), curvesOf(rows));
  }
}

const bySeed = (a: { seed: string }, b: { seed: string }): number =>
  a.seed.localeCompare(b.seed, "en", { numeric: true });
