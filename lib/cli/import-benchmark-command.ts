import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { embeddedBackend } from "@/lib/backends/embedded";
import { type ImportReport, importBenchmark } from "@/lib/benchmarks";
import type { Database } from "@/lib/db";
import { integrationDomain } from "@/lib/domains/integration";
import { defaultGrpoSettings, type PolicyWeights } from "@/lib/domains/integration/rule-policy";
import { invalidField } from "@/lib/errors";
import { namedFile, withDatabase } from "./session";

type Options = { in: string; name: string; source?: string; samples: string };

/** A benchmark of problems that a person holds, such as the qualifiers of the MIT Integration Bee. */
export function importBenchmarkCommand(): Command {
  return new Command("import-benchmark")
    .description(
      "make a benchmark of problems in a file: one a line, in LaTeX, the answer after a tab; or JSON",
    )
    .requiredOption("--in <file>", "file to read")
    .requiredOption("--name <name>", "name of the new benchmark")
    .option("--source <text>", "where the problems come from (default: the file's name)")
    .option(
      "--samples <number>",
      "solutions sampled of each problem by the newest rule policy, to see what its steps can express; 0: none",
      "256",
    )
    .action((options: Options) =>
      withDatabase(async (db) => {
        const samples = Number(options.samples);
        if (!Number.isInteger(samples) || samples < 0 || samples > 100_000)
          throw invalidField("samples", "Give a whole number from 0 to 100,000.");
        const file = namedFile(options.in);
        const text = await readFile(file, "utf8").catch(() => {
          throw invalidField("in", `The file ${file} cannot be read.`);
        });
        const report = await importBenchmark(db, systemActor("command line"), {
          name: options.name,
          source: options.source ?? options.in,
          text,
          domain: integrationDomain,
        });
        for (const sentence of sentences(report)) console.log(sentence);
        if (samples > 0) console.log(await expressible(db, report.benchmarkId, samples));
      }),
    );
}

function* sentences({ added, leftOut, answers }: ImportReport): Generator<string> {
  yield `Taken: ${added}. Left out: ${leftOut.length}.`;
  for (const { line, reason } of leftOut) yield `  line ${line}: ${reason}`;
  const { verified, refuted, undecided } = answers;
  if (verified.length + refuted.length + undecided.length === 0) return;
  yield `The verifier on the answers that came along: ${verified.length} verified, ${refuted.length} refuted, ${undecided.length} undecided.`;
  if (refuted.length > 0) yield `  refuted, worth a look: lines ${refuted.join(", ")}`;
}

/** What the vocabulary of steps can express, from above and from below. */
async function expressible(db: Database, benchmarkId: string, samples: number): Promise<string> {
  const problems = await db.benchmarkProblem.findMany({
    where: { benchmarkId },
    orderBy: { position: "asc" },
  });
  const version = await db.modelVersion.findFirstOrThrow({
    where: { model: { kind: "rule_policy", archivedAt: null } },
    orderBy: { number: "desc" },
  });
  const weights = version.weights as unknown as PolicyWeights;
  const backend = embeddedBackend({ deadlineMs: 600_000 });
  try {
    const tasks = problems.map(({ position, statement }) => ({
      problem: { id: String(position), statement, level: 0 },
      seed: `import/${position}`,
    }));
    const groups = await backend.collectGroups(weights, tasks, {
      ...defaultGrpoSettings,
      groupSize: samples,
    });
    const begun = groups.filter(({ rollouts }) => rollouts.some(({ length }) => length > 0)).length;
    const solved = groups.filter(({ rollouts }) => rollouts.some(({ reward }) => reward > 0)).length;
    const of = (count: number) =>
      `${count} of ${problems.length} (${((100 * count) / problems.length).toFixed(0)} %)`;
    return `The rule policy's steps: ${of(begun)} have a first step at all; ${of(solved)} were solved in ${samples} samples of version ${version.number}. What can be expressed lies between the two.`;
  } finally {
    await backend.close();
  }
}
