import type { Database } from "@/lib/db";
import { versionProvenance } from "@/lib/provenance";
import { document, html, table } from "./html";

/** What a model version is, was trained on, by whose decisions, and how well it answers: a model card. @throws LadderboardError */
export async function modelCard(db: Database, versionId: string, now: Date): Promise<string> {
  const { model, number, lineage, producedByRun, trainedOn, accuracies } = await versionProvenance(
    db,
    versionId,
  );
  const title = `${model.name} v${number}`;
  const origin = producedByRun
    ? html`<p>Trained by run ${producedByRun.id} on the curriculum “${producedByRun.curriculum?.name ?? "deleted"}”, asked for by
${producedByRun.requestedBy?.name ?? "a command"}; seed ${producedByRun.seed}, Ladderboard ${producedByRun.codeVersion}.</p>
${table(
  ["Setting", "Value"],
  Object.entries(producedByRun.config as object).map(([name, value]) => [name, JSON.stringify(value)]),
)}`
    : html`<p>It was not trained here: it is as it came.</p>`;
  const data = trainedOn
    ? html`<p>SHA-256 of the exact problems: ${trainedOn.contentHash}</p>
${table(
  ["Level", "Problems"],
  trainedOn.levels.map(({ level, problems }) => [level, problems]),
)}
${table(
  ["Approved by", "Problems"],
  trainedOn.approvedBy.map(({ name, problems }) => [name, problems]),
)}
<p>No problem of a benchmark, nor one equal to it, is among them.</p>`
    : html`<p>Not known here.</p>`;
  const body = html`<h1>${title}</h1>
<p>Model card of ${now.toISOString()}, written by Ladderboard.</p>
<h2>Lineage</h2><p>${lineage.map((one) => `v${one.number}`).join(" → ")}</p>
<h2>Training</h2>${origin}
<h2>Training data</h2>${data}
<h2>Accuracy</h2>
${table(
  ["Benchmark", "pass@1", "95 % interval", "Attempts"],
  accuracies.map(({ benchmark, passAt1, low, high, attempts }) => [
    benchmark,
    `${(100 * passAt1).toFixed(1)} %`,
    `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)} %`,
    attempts,
  ]),
)}
<h2>Limits</h2>
<p>Answers were judged by a numerical verifier: an answer that it called undecided earned nothing. Accuracy is on the benchmarks
named above and says nothing of others.</p>`;
  return document(title, body);
}
