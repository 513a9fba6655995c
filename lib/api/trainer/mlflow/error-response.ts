import { httpStatus } from "@/lib/auth/http-error";
import type { ErrorCode, LadderboardError } from "@/lib/errors";

const codes: Readonly<Record<ErrorCode, string>> = {
  invalid: "INVALID_PARAMETER_VALUE",
  unauthenticated: "UNAUTHENTICATED",
  forbidden: "PERMISSION_DENIED",
  "not-found": "RESOURCE_DOES_NOT_EXIST",
  conflict: "INVALID_STATE",
  "checkpoint-closed": "INVALID_STATE",
  "rate-limited": "REQUEST_LIMIT_EXCEEDED",
  unavailable: "TEMPORARILY_UNAVAILABLE",
};

/** An error as MLflow's clients read one. */
export function mlflowError({ code, message, fields, remedy }: LadderboardError): Response {
  const said = [message, ...fields.map((one) => `${one.field}: ${one.message}`), remedy]
    .filter(Boolean)
    .join(" ");
  return Response.json({ error_code: codes[code], message: said }, { status: httpStatus[code] });
}
