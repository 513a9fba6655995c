import type { Database } from "@/lib/db";
import { type VersionProvenance, versionProvenance } from "@/lib/provenance";
import { heading, type Part, paragraph, percent, type Report, table } from "./report";

/** What a model version is, was trained on, by whose decisions, and how well it answers: a model card. @throws LadderboardError */
export async function modelCard(db: Database, versionId: string, now: Date): Promise<Report> {
  const version = await versionProvenance(db, versionId);
  return {
    title: `${version.model.name} v${version.number}`,
    parts: [
      paragraph(`Model card of ${now.toISOString()}, written by Ladderboard.`),
      heading("Lineage"),
      paragraph(version.lineage.map((one) => `v${one.number}`).join(" → ")),
      heading("Training"),
      ...training(version),
      heading("Training data"),
      ...trainingData(version),
      heading("Accuracy"),
      table(
        ["Benchmark", "pass@1", "95 % interval", "Attempts"],
        version.accuracies.map(({ benchmark, passAt1, low, high, attempts }) => [
          benchmark,
          percent(passAt1),
          `${(100 * low).toFixed(1)} to ${percent(high)}`,
          attempts,
        ]),
      ),
      heading("Limits"),
      paragraph(
        "Answers were judged by a numerical verifier: an answer that it called undecided earned nothing. Accuracy is on the benchmarks named above and says nothing of others.",
      ),
    ],
  };
}

function training({ producedByRun: run }: VersionProvenance): Part[] {
  if (!run) return [paragraph("It was not trained here: it is as it came.")];
  return [
    paragraph(
      `Trained by run ${run.id} on the curriculum “${run.curriculum?.name ?? "deleted"}”, asked for by ${run.requestedBy?.name ?? "a command"}; seed ${run.seed}, Ladderboard ${run.codeVersion}.`,
    ),
    table(
      ["Setting", "Value"],
      Object.entries(run.config as object).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
  ];
}

function trainingData({ trainedOn }: VersionProvenance): Part[] {
  if (!trainedOn) return [paragraph("Not known here.")];
  return [
    paragraph(`SHA-256 of the exact problems: ${trainedOn.contentHash}`),
    table(
      ["Level", "Problems"],
      trainedOn.levels.map(({ level, problems }) => [level, problems]),
    ),
    table(
      ["Approved by", "Problems"],
      trainedOn.approvedBy.map(({ name, problems }) => [name, problems]),
    ),
    paragraph("No problem of a benchmark, nor one equal to it, is among them."),
  ];
}
