export type ErrorCode =
  | "invalid"
  | "not-found"
  | "forbidden"
  | "conflict"
  | "checkpoint-closed"
  | "unauthenticated"
  | "rate-limited"
  | "unavailable";

export type FieldError = { readonly field: string; readonly message: string };

/**
 * An error that a person may read: what is wrong, which field of their input caused it, and what they can do.
 * Everything else that is thrown is a defect and is shown as one.
 */
export class LadderboardError extends Error {
  override readonly name = "LadderboardError";
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];
  readonly remedy: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: { fields?: readonly FieldError[]; remedy?: string; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.fields = details.fields ?? [];
    this.remedy = details.remedy;
  }
}

/** The error of an input with one wrong field. */
export function invalidField(field: string, message: string): LadderboardError {
  return new LadderboardError("invalid", message, { fields: [{ field, message }] });
}
