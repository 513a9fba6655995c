import { costReport } from "@/lib/accounting";
import { diversityReport } from "@/lib/curriculum/diversity";
import type { Database } from "@/lib/db";
import { inEnglish } from "@/lib/language/in-english";
import { monitorReport, shareOf, sumOf } from "@/lib/monitor";
import { checkpointHistory, checkpointStatus } from "@/lib/review";
import { heading, number, paragraph, percent, type Report, table } from "./report";

/** Everything that is known of a curriculum, as a document to keep or print. @throws LadderboardError not-found */
export async function curriculumReport(db: Database, curriculumId: string, now: Date): Promise<Report> {
  const [monitor, diversity, cost, checkpoint, history] = await Promise.all([
    monitorReport(db, curriculumId),
    diversityReport(db, curriculumId),
    costReport(db, curriculumId),
    checkpointStatus(db, curriculumId),
    checkpointHistory(db, curriculumId),
  ]);
  const measured = monitor.measured.map((run) => ({ ...run, whole: sumOf(run.levels) }));
  return {
    title: `Report: ${monitor.name}`,
    parts: [
      paragraph(`Report of ${now.toISOString()}, written by Ladderboard.`),
      heading("Checkpoint before training"),
      paragraph(`It is ${checkpoint.state}. ${checkpoint.waitsFor.map(inEnglish).join(" ")}`),
      table(
        ["Level", "Approved", "Rejected", "Pending", "In conflict"],
        checkpoint.byLevel.map((one) => [one.level, one.approved, one.rejected, one.pending, one.conflict]),
      ),
      heading("Who opened, closed and changed it"),
      table(
        ["When", "What", "By", "Reason"],
        history.map(({ at, action, by, reason }) => [at.toISOString(), action, inEnglish(by), reason ?? ""]),
      ),
      heading("Solve rate over verify runs"),
      table(
        ["Model", "When", "Attempts", "Verified", "Undecided"],
        measured.map(({ model, at, whole }) => [
          model,
          at.toISOString(),
          whole.attempts,
          percent(shareOf(whole.verified, whole.attempts)),
          percent(shareOf(whole.undecided, whole.attempts)),
        ]),
      ),
      heading("Alerts"),
      table(
        ["Raised", "What", "Seen to by"],
        monitor.alerts.map(({ raisedAt, message, acknowledgedBy, acknowledgedAt }) => [
          raisedAt.toISOString(),
          message,
          acknowledgedAt ? (acknowledgedBy?.name ?? "a program") : "nobody yet",
        ]),
      ),
      heading("Variants beside roots and benchmark"),
      table(
        ["Property", "Against", "Test", "Effect", "p", "Where"],
        diversity.comparisons.map(({ property, against, test, effect, pValue, says }) => [
          property,
          against,
          test,
          number(effect),
          number(pValue, 4),
          says,
        ]),
      ),
      paragraph(
        `${diversity.clusters.problems} of ${diversity.clusters.all} problems differ from another in their numbers alone.`,
      ),
      heading("Cost"),
      table(
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
      ),
      paragraph(
        `An approved variant took ${number(cost.perApproved.dollars, 4)} US dollars, ${number(cost.perApproved.cpuSeconds)} CPU seconds and ${number(cost.perApproved.reviewerMinutes)} minutes of reviewers.`,
      ),
    ],
  };
}
