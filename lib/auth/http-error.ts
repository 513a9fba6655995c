import type { ErrorCode, LadderboardError } from "@/lib/errors";

export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "checkpoint-closed": 409,
  "rate-limited": 429,
  unavailable: 503,
};

export function errorBody({ code, message, fields, remedy }: LadderboardError) {
  return { error: { code, message, fields, ...(remedy === undefined ? {} : { remedy }) } };
}
