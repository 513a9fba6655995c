import { costReport } from "@/lib/accounting";
import { diversityReport } from "@/lib/curriculum/diversity";
import type { Database } from "@/lib/db";
import { monitorReport, shareOf, sumOf } from "@/lib/monitor";
import { checkpointHistory, checkpointStatus } from "@/lib/review";
import { document, html, table } from "./html";

const percent = (share: number | null) => (share === null ? "–" : `${(100 * share).toFixed(1)} %`);
const number = (value: number | null, digits = 2) => (value === null ? "–" : value.toFixed(digits));

/** Everything that is known of a curriculum, as one HTML document to keep or print. @throws LadderboardError not-found */
export async function curriculumReport(db: Database, curriculumId: string, now: Date): Promise<string> {
  const [monitor, diversity, cost, checkpoint, history] = await Promise.all([
    monitorReport(db, curriculumId),
    diversityReport(db, curriculumId),
    costReport(db, curriculumId),
    checkpointStatus(db, curriculumId),
    checkpointHistory(db, curriculumId),
  ]);
  const measured = monitor.measured.map((run) => ({ ...run, whole: sumOf(run.levels) }));
  const body = html`<h1>${monitor.name}</h1>
<p>Report of ${now.toISOString()}, written by Ladderboard.</p>
<h2>Checkpoint before training</h2>
<p>It is ${checkpoint.state}. ${checkpoint.waitsFor.join(" ")}</p>
${table(
  ["Level", "Approved", "Rejected", "Pending", "In conflict"],
  checkpoint.byLevel.map((one) => [one.level, one.approved, one.rejected, one.pending, one.conflict]),
)}
<h2>Who opened, closed and changed it</h2>
${table(
  ["When", "What", "By", "Reason"],
  history.map(({ at, action, by, reason }) => [at.toISOString(), action, by, reason ?? ""]),
)}
<h2>Solve rate over verify runs</h2>
${table(
  ["Model", "When", "Attempts", "Verified", "Undecided"],
  measured.map(({ model, at, whole }) => [
    model,
    at.toISOString(),
    whole.attempts,
    percent(shareOf(whole.verified, whole.attempts)),
    percent(shareOf(whole.undecided, whole.attempts)),
  ]),
)}
<h2>Alerts</h2>
${table(
  ["Raised", "What", "Seen to by"],
  monitor.alerts.map(({ raisedAt, message, acknowledgedBy, acknowledgedAt }) => [
    raisedAt.toISOString(),
    message,
    acknowledgedAt ? (acknowledgedBy?.name ?? "a program") : "nobody yet",
  ]),
)}
<h2>Variants beside roots and benchmark</h2>
${table(
  ["Property", "Against", "Test", "Effect", "p", "Where"],
  diversity.comparisons.map(({ property, against, test, effect, pValue, says }) => [
    property,
    against,
    test,
    number(effect),
    number(pValue, 4),
    says,
  ]),
)}
<p>${diversity.clusters.problems} of ${diversity.clusters.all} problems differ from another in their numbers alone.</p>
<h2>Cost</h2>
${table(
  ["Stage", "Runs", "Tokens", "US dollars", "CPU seconds", "GPU hours"],
  cost.stages.map((one) => [
    one.stage,
    one.runs,
    one.tokens,
    one.unpricedRequests > 0
      ? `${number(one.dollars)} and ${one.unpricedRequests} requests without a price`
      : number(one.dollars),
    number(one.cpuSeconds),
    number(one.gpuHours),
  ]),
)}
<p>An approved variant took ${number(cost.perApproved.dollars, 4)} US dollars, ${number(cost.perApproved.cpuSeconds)} CPU seconds
and ${number(cost.perApproved.reviewerMinutes)} minutes of reviewers.</p>`;
  return document(`Report: ${monitor.name}`, body);
}
