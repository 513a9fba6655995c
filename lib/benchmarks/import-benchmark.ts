import { z } from "zod";
import { recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import { canonicalHash } from "@/lib/curriculum/canonical-hash";
import type { Database, Transaction } from "@/lib/db";
import type { Domain, Verdict } from "@/lib/domains/domain";
import { invalidField } from "@/lib/errors";

const line = z.object({
  problem: z.string().trim().min(1).max(2_000),
  answer: z.string().trim().min(1).max(2_000).optional(),
  technique: z.string().trim().min(1).max(100).default("not said"),
});
type Line = z.infer<typeof line>;

export type ImportReport = {
  readonly benchmarkId: string;
  readonly added: number;
  /** Lines that were left out, counted from 1, and why. */
  readonly leftOut: readonly { readonly line: number; readonly reason: string }[];
  /** What the verifier says of the answers that came with the problems; a refuted one is worth a look. */
  readonly answers: Readonly<Record<"verified" | "refuted" | "undecided", readonly number[]>>;
};

/**
 * Makes a benchmark of problems that a person holds: a problem a line, in LaTeX or as text, with its answer after a tab;
 * or JSON objects {"problem", "answer", "technique"}. Left out are lines that cannot be read, repeats, and problems that
 * stand in a curriculum: those may have been trained on. @throws LadderboardError invalid
 */
export async function importBenchmark(
  db: Database,
  actor: Actor,
  input: { name: string; source: string; text: string; domain: Domain },
): Promise<ImportReport> {
  const { name, source, domain } = input;
  const lines = input.text.split(/\r?\n/).map((text, index) => ({ number: index + 1, text: text.trim() }));
  const given = lines.filter(({ text }) => text !== "" && !text.startsWith("%"));
  return db.$transaction(
    async (tx) => {
      if (await tx.benchmark.findUnique({ where: { name } }))
        throw invalidField("name", `There is a benchmark “${name}” already.`);
      const { problems, leftOut } = await readLines(tx, domain, given);
      if (problems.length === 0) throw invalidField("in", "No line of it can be taken.");
      const benchmark = await tx.benchmark.create({
        data: { name, description: `Imported: ${source}.`, domain: domain.id },
      });
      const rows = problems.map(({ number: _, ...problem }, index) => ({
        ...problem,
        benchmarkId: benchmark.id,
        position: index + 1,
        source,
      }));
      await tx.benchmarkProblem.createMany({ data: rows });
      await recordAudit(tx, {
        actor,
        action: "benchmark.imported",
        subject: `benchmark:${benchmark.id}`,
        changes: { name, source, problems: problems.length },
      });
      const said = (kind: Verdict["kind"]): number[] =>
        problems
          .filter(
            ({ statement, answer }) =>
              answer !== null && domain.verify(statement, answer, "import").kind === kind,
          )
          .map(({ number }) => number);
      const answers = {
        verified: said("verified"),
        refuted: said("refuted"),
        undecided: said("undecided"),
      };
      return { benchmarkId: benchmark.id, added: problems.length, leftOut, answers };
    },
    { timeout: 120_000 },
  );
}

type Given = { readonly number: number; readonly text: string };
type Taken = {
  number: number;
  statement: string;
  latex: string;
  canonical: string;
  canonicalHash: string;
  answer: string | null;
  technique: string;
};

async function readLines(tx: Transaction, domain: Domain, given: readonly Given[]) {
  const problems: Taken[] = [];
  const leftOut: { line: number; reason: string }[] = [];
  for (const { number, text } of given) {
    const taken = readLine(domain, number, text);
    const reason =
      typeof taken === "string" ? taken : await whyNot(tx, domain, taken.canonicalHash, problems);
    if (typeof taken === "string" || reason) leftOut.push({ line: number, reason: reason ?? "" });
    else problems.push(taken);
  }
  return { problems, leftOut };
}

function readLine(domain: Domain, number: number, text: string): Taken | string {
  const parsed = line.safeParse(fieldsOf(text));
  if (!parsed.success) return "It is neither a problem nor a JSON object with one.";
  const { problem, answer, technique }: Line = parsed.data;
  const read = domain.readBenchmarkProblem(problem);
  if (!read.ok) return `It cannot be read: ${read.error.message}.`;
  const { statement, latex, canonical } = read.value;
  const hash = canonicalHash(canonical);
  return { number, statement, latex, canonical, canonicalHash: hash, answer: answer ?? null, technique };
}

function fieldsOf(text: string): unknown {
  if (text.startsWith('{"')) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
  const [problem, answer] = text.split("\t");
  return { problem, answer: answer || undefined };
}

async function whyNot(
  tx: Transaction,
  domain: Domain,
  hash: string,
  before: readonly Taken[],
): Promise<string | null> {
  const same = before.find((one) => one.canonicalHash === hash);
  if (same) return `It is the same as line ${same.number}.`;
  const known = await tx.problem.findFirst({
    where: { canonicalHash: hash, curriculum: { domain: domain.id } },
    select: { curriculum: { select: { name: true } } },
  });
  return known
    ? `It stands in the curriculum “${known.curriculum.name}”, so it may have been trained on.`
    : null;
}
