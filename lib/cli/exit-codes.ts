import type { ErrorCode } from "@/lib/errors";

/** What a script can tell from the command's end. 0: done. */
export const exitCodes = {
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  unavailable: 5,
  cancelled: 6,
} as const;

export const exitCodeOf: Readonly<Record<ErrorCode, number>> = {
  invalid: exitCodes.usage,
  "not-found": exitCodes.notFound,
  forbidden: exitCodes.refused,
  conflict: exitCodes.refused,
  "checkpoint-closed": exitCodes.refused,
  unauthenticated: exitCodes.refused,
  "rate-limited": exitCodes.unavailable,
  unavailable: exitCodes.unavailable,
};

export const exitCodeHelp = `Exit codes: 0 done, 1 failed, 2 wrong input, 3 not found, 4 refused (a closed checkpoint, a
conflict), 5 no database or server, 6 cancelled.`;
