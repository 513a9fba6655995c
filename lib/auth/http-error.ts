import type { ErrorCode, LadderboardError } from "@/lib/errors";
import { translateTo } from "@/lib/language/translate";
import { say, type Translate } from "@/lib/language/words";

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

/** An error as JSON, in the language of who asked where they name one. */
export function errorBody({ code, texts }: LadderboardError, translate: Translate = translateTo("en")) {
  const { message, remedy } = texts;
  const fields = texts.fields.map(({ field, message }) => ({ field, message: say(translate, message) }));
  return {
    error: {
      code,
      message: say(translate, message),
      fields,
      ...(remedy === undefined ? {} : { remedy: say(translate, remedy) }),
    },
  };
}
