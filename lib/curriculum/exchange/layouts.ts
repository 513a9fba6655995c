import type { Domain } from "@/lib/domains/domain";
import { solvingMessages } from "@/lib/models/openai-compatible/prompts";
import { csv, type Encode, jsonLines, parquet, type Row } from "./encodings";
import type { ExportFormat } from "./export-request";
import type { ExportedProblem, Side } from "./exported-problems";
import type { Columns, ColumnType } from "./parquet-columns";

/** How a format writes a problem; `index` is its place in its file. */
export type Layout = {
  readonly columns: Columns;
  readonly encode: Encode;
  readonly row: (problem: ExportedProblem, place: { side: Side; index: number }) => Row;
};

const message: ColumnType = { struct: { role: "string", content: "string" } };
const texts: ColumnType = { list: "string" };
const review: ColumnType = { struct: { by: "string", decision: "string", reason: "string", at: "string" } };

/** The layouts of one domain's problems. */
export function layoutOf(format: ExportFormat["id"], domain: Domain): Layout {
  switch (format) {
    case "jsonl":
      return { ...ours, encode: jsonLines };
    case "parquet":
      return { ...ours, encode: parquet };
    case "csv":
      return { ...ours, encode: csv };
    case "hf":
      return {
        encode: parquet,
        columns: { prompt: { list: message }, ...facts },
        row: (problem) => askedRow(domain, problem),
      };
    case "trl":
      return {
        encode: jsonLines,
        columns: { prompt: { list: message }, ...facts },
        row: (problem) => askedRow(domain, problem),
      };
    case "openai":
      return {
        encode: jsonLines,
        columns: { messages: { list: message }, ...facts },
        row: (problem) => {
          const { prompt, ...rest } = askedRow(domain, problem);
          return { messages: prompt, ...rest };
        },
      };
    case "verl":
      return verl(domain);
  }
}

const ours: Omit<Layout, "encode"> = {
  columns: {
    id: "string",
    parentId: "string",
    rootId: "string",
    level: "integer",
    statement: "string",
    latex: "string",
    transformations: texts,
    intendedDifficulty: "string",
    reviewState: "string",
    verdict: "string",
    attempts: "integer",
    verified: "integer",
    undecided: "integer",
    reviews: { list: review },
  },
  row: (problem) => problem,
};

/** What a reward function or a grader may ask of a problem. */
const facts: Columns = {
  problem_id: "string",
  tree_id: "string",
  parent_id: "string",
  level: "integer",
  domain: "string",
  ground_truth: "string",
  transformations: texts,
  difficulty: "real",
  approved_by: texts,
  approved_at: "string",
};

function factsOf(domain: Domain, problem: ExportedProblem) {
  const approvals = problem.reviews.filter(({ decision }) => decision === "approve");
  return {
    problem_id: problem.id,
    tree_id: problem.rootId,
    parent_id: problem.parentId,
    level: problem.level,
    domain: domain.id,
    // An answer is judged against the problem itself; there is no key to compare it with.
    ground_truth: problem.statement,
    transformations: problem.transformations,
    difficulty: problem.attempts === 0 ? null : 1 - problem.verified / problem.attempts,
    approved_by: approvals.map(({ by }) => by),
    approved_at: approvals.at(-1)?.at ?? null,
  };
}

/** The prompt is the one that Ladderboard itself puts to a language model. */
const askedRow = (domain: Domain, problem: ExportedProblem) => ({
  prompt: solvingMessages(domain, problem.statement),
  ...factsOf(domain, problem),
});

/** The five columns that verl's documentation asks for; everything else stands in extra_info. */
function verl(domain: Domain): Layout {
  return {
    encode: parquet,
    columns: {
      data_source: "string",
      prompt: { list: message },
      ability: "string",
      reward_model: { struct: { style: "string", ground_truth: "string" } },
      extra_info: { struct: { split: "string", index: "integer", ...facts, verifier: "string" } },
    },
    row: (problem, { side, index }) => ({
      data_source: `ladderboard/${domain.id}`,
      prompt: solvingMessages(domain, problem.statement),
      ability: "math",
      reward_model: { style: "rule", ground_truth: problem.statement },
      extra_info: { split: side, index, ...factsOf(domain, problem), verifier: `ladderboard/${domain.id}` },
    }),
  };
}
