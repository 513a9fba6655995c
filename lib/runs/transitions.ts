export const runStatuses = ["queued", "starting", "running", "succeeded", "failed", "cancelled"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** The legal moves of a run. The database refuses all others (trigger `run_is_guarded`); a test holds the two equal. */
export const runTransitions: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ["starting", "cancelled"],
  starting: ["running", "queued", "failed", "cancelled"],
  // Back to queued: its worker stopped or was lost, and another goes on from the last finished unit.
  running: ["succeeded", "failed", "cancelled", "queued"],
  succeeded: [],
  failed: [],
  cancelled: [],
};

export function isFinished(status: RunStatus): boolean {
  return runTransitions[status].length === 0;
}
