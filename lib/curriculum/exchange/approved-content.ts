import { createHash } from "node:crypto";
import type { Client } from "pg";
import { streamRows } from "@/lib/db/stream-rows";
import { contentLine, contentOrder } from "../content-line";
import { type ExportedPart, notHeldOut } from "./exported-problems";

/** The approved problems of an export, both sides together. */
export type ApprovedContent = {
  /** The same as of a training run's snapshot of these problems, whatever the split and the format. */
  readonly contentHash: string;
  readonly problems: number;
  /** Those that at least one person approved, and those that the checkpoint policy alone did. */
  readonly byPeople: number;
  readonly byPolicy: number;
};

type Row = { id: string; level: number; statement: string; byPolicy: boolean | null };

/** They stream in the order of the hash, which is not that of the files: there parents come before their variants. */
export async function approvedContent(
  client: Client,
  { curriculumId, forTraining }: Pick<ExportedPart, "curriculumId" | "forTraining">,
): Promise<ApprovedContent> {
  const rows = streamRows<Row>(
    client,
    `SELECT id, level, statement,
       (SELECT bool_and(by_policy) FROM review WHERE problem_id = problem.id AND decision = 'approve') AS "byPolicy"
     FROM problem WHERE curriculum_id = $1 AND review_state = 'approved' ${forTraining ? notHeldOut : ""}
     ORDER BY ${contentOrder}`,
    [curriculumId],
  );
  const hash = createHash("sha256");
  let [problems, byPeople, byPolicy] = [0, 0, 0];
  for await (const row of rows) {
    hash.update(contentLine(row));
    problems++;
    if (row.byPolicy === true) byPolicy++;
    if (row.byPolicy === false) byPeople++;
  }
  return { contentHash: hash.digest("hex"), problems, byPeople, byPolicy };
}
