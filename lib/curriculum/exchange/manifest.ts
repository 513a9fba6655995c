import { type Actor, actorText } from "@/lib/auth/actor";
import { version } from "@/lib/version";
import type { Approvals } from "./approvals";
import type { ExportRequest } from "./export-request";
import type { Side } from "./exported-problems";

/** Filled in while the file is written. */
export type FileSummary = {
  readonly path: string;
  readonly side: Side;
  rows: number;
  bytes: number;
  sha256: string;
};

type Exported = {
  readonly curriculum: { id: string; name: string; domain: string };
  readonly request: ExportRequest;
  readonly actor: Actor;
  readonly files: readonly FileSummary[];
  readonly contentHash: string;
  readonly approvals: readonly Approvals[];
};

/**
 * What stands in manifest.json. `contentHash` is of the approved problems alone, of both sides together: it is the same for
 * every split, and that of a training run which learned from the same problems.
 */
export function manifestOf({ curriculum, request, actor, files, contentHash, approvals }: Exported) {
  return {
    manifestVersion: 1,
    ladderboard: version,
    exportedAt: new Date().toISOString(),
    exportedBy: actor.kind === "system" ? actorText(actor) : actor.name,
    curriculum: { id: curriculum.id, name: curriculum.name, domain: curriculum.domain },
    format: request.format,
    scope: request.scope,
    split: { byRoot: true, seed: request.seed, testShare: request.testShare },
    approved: {
      contentHash,
      contentHashOf:
        "SHA-256 of a line [id, level, statement] in JSON for each approved problem of all files together, the deepest level first, then by statement",
      by: approvals,
    },
    files,
  };
}
