import { inEnglish } from "./language/in-english";
import { inSequence, type Text, textOfSchema } from "./language/words";

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

/** What an error says, in no language yet. */
export type ErrorTexts = {
  readonly message: Text;
  readonly remedy?: Text;
  readonly fields: readonly { readonly field: string; readonly message: Text }[];
};

/**
 * An error that a person may read: what is wrong, which field of their input caused it, and what they can do.
 * Everything else that is thrown is a defect and is shown as one. Its own properties are in English; `texts` is for the
 * surfaces that speak the reader's language.
 */
export class LadderboardError extends Error {
  override readonly name = "LadderboardError";
  readonly code: ErrorCode;
  readonly texts: ErrorTexts;
  readonly fields: readonly FieldError[];
  readonly remedy: string | undefined;

  constructor(
    code: ErrorCode,
    message: Text,
    { fields = [], remedy, cause }: Partial<Omit<ErrorTexts, "message">> & { cause?: unknown } = {},
  ) {
    super(inEnglish(message), cause === undefined ? undefined : { cause });
    this.code = code;
    this.texts = { message, remedy, fields };
    this.fields = fields.map((each) => ({ field: each.field, message: inEnglish(each.message) }));
    this.remedy = remedy === undefined ? undefined : inEnglish(remedy);
  }
}

/** Everything that an error says, where there is room for one text alone. */
export function wholeText({ texts: { message, remedy } }: LadderboardError): Text {
  return remedy === undefined ? message : inSequence([message, remedy]);
}

type Issues = {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
};

/** The error of an input that a schema does not take: each wrong field, by its path, below `within` where that is given. */
export function invalidInput(
  message: Text,
  { issues }: Issues,
  within: readonly string[] = [],
): LadderboardError {
  const fields = issues.map(({ path, message }) => ({
    field: [...within, ...path].join("."),
    message: textOfSchema(message),
  }));
  return new LadderboardError("invalid", message, { fields });
}

/** The error of an input with one wrong field. */
export function invalidField(field: string, message: Text): LadderboardError {
  return new LadderboardError("invalid", message, { fields: [{ field, message }] });
}
