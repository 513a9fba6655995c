import { createHash } from "node:crypto";
import type { Client } from "pg";
import { type AuditAction, recordAudit } from "@/lib/audit";
import type { Actor } from "@/lib/auth/actor";
import type { Database } from "@/lib/db";
import { readSnapshot } from "@/lib/db/stream-rows";
import { domainById } from "@/lib/domains/registry";
import { LadderboardError } from "@/lib/errors";
import type { Language } from "@/lib/language/languages";
import { curriculumById } from "../read-curricula";
import { approvalsOf } from "./approvals";
import { approvedContent } from "./approved-content";
import { datasetCard } from "./dataset-card";
import { type ExportRequest, formatOf } from "./export-request";
import { exportedProblems, type Side, testBoundary } from "./exported-problems";
import { layoutOf } from "./layouts";
import { type FileSummary, manifestOf } from "./manifest";

/** A file of an export. Its content is read to the end before the next file is asked for. */
export type ExportFile = { readonly path: string; readonly content: AsyncIterable<Uint8Array> };

/**
 * The files of an export, one after the other, as they are made: any number of problems takes the same memory. All of them are of
 * one moment. The last is manifest.json: what was approved, by whom and when, and the hash of each file.
 * `language` is that of the dataset card. @throws LadderboardError not-found; conflict where there is nothing to export
 */
export async function* exportCurriculum(
  db: Database,
  actor: Actor,
  curriculumId: string,
  request: ExportRequest,
  language: Language = "en",
): AsyncGenerator<ExportFile> {
  const curriculum = await curriculumById(db, curriculumId);
  const audit = (action: AuditAction, changes: object) =>
    db.$transaction((tx) =>
      recordAudit(tx, {
        actor,
        action,
        subject: `curriculum:${curriculumId}`,
        changes: { ...request, ...changes },
      }),
    );
  await audit("curriculum.export-started", {});
  const format = formatOf(request.format);
  const layout = layoutOf(request.format, domainById(curriculum.domain)!);
  const approvals = approvalsOf();

  async function* files(client: Client): AsyncGenerator<ExportFile> {
    const boundary = await testBoundary(client, { curriculumId, ...request });
    const summaries: FileSummary[] = [];
    const sides: Side[] = boundary ? ["train", "test"] : ["train"];
    for (const side of sides) {
      const summary: FileSummary = {
        path: `${format.sides[side]}.${format.extension}`,
        side,
        rows: 0,
        bytes: 0,
        sha256: "",
      };
      async function* rows() {
        const part = { curriculumId, side, boundary, ...request, forTraining: format.forTraining };
        for await (const problem of exportedProblems(client, part)) {
          if (problem.reviewState === "approved") approvals.add(problem.reviews);
          yield layout.row(problem, { side, index: summary.rows++ });
        }
      }
      yield { path: summary.path, content: measured(layout.encode(rows(), layout.columns), summary) };
      summaries.push(summary);
    }
    const { forTraining } = format;
    const approved = await approvedContent(client, { curriculumId, forTraining });
    if (request.format === "hf")
      yield {
        path: "README.md",
        content: asContent(datasetCard(curriculum, layout.columns, summaries, approved, language)),
      };
    const manifest = manifestOf({
      curriculum,
      request,
      actor,
      files: summaries,
      contentHash: approved.contentHash,
      approvals: approvals.summary(),
    });
    yield { path: "manifest.json", content: asContent(`${JSON.stringify(manifest, null, 2)}\n`) };
    await audit("curriculum.exported", {
      contentHash: approved.contentHash,
      problems: summaries.reduce((sum, { rows }) => sum + rows, 0),
    });
  }
  yield* readSnapshot(files);
}

/** Fails before anything is written where an export would be empty. @throws LadderboardError not-found, conflict */
export async function requireExportable(
  db: Database,
  curriculumId: string,
  { scope }: ExportRequest,
): Promise<void> {
  await curriculumById(db, curriculumId);
  const some = await db.problem.findFirst({
    where: { curriculumId, ...(scope === "approved" ? { reviewState: "approved" as const } : {}) },
    select: { id: true },
  });
  if (some) return;
  throw new LadderboardError(
    "conflict",
    { key: "exchangeErrors.noneApproved" },
    { remedy: { key: "exchangeErrors.reviewFirst" } },
  );
}

/** Passes bytes on, and leaves their number and hash in the summary once all have passed. */
async function* measured(bytes: AsyncIterable<Uint8Array>, summary: FileSummary): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of bytes) {
    hash.update(piece);
    summary.bytes += piece.length;
    yield piece;
  }
  summary.sha256 = hash.digest("hex");
}

async function* asContent(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
