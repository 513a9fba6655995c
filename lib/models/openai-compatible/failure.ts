import { APIConnectionError, APIError } from "openai";
import { LadderboardError, wholeText } from "@/lib/errors";
import type { Text, Words } from "@/lib/language/words";
import { ModelError, type ModelErrorCode } from "../errors";

/** What went wrong with a request, from whatever the client or the network threw. */
export function modelErrorFrom(problem: unknown): ModelError {
  if (problem instanceof ModelError) return problem;
  if (problem instanceof APIConnectionError) return connectionFailure(problem);
  if (problem instanceof APIError && problem.status !== undefined) return refusal(problem, problem.status);
  if (problem instanceof APIError)
    return failure(
      "server-error",
      { key: "modelErrors.reported", values: { message: problem.message } },
      problem,
    );
  if (problem instanceof SyntaxError)
    return failure("malformed-reply", { key: "modelErrors.notJson" }, problem);
  return connectionFailure(problem);
}

const failure = (code: ModelErrorCode, text: Text, cause: unknown, retryAfter: number | null = null) =>
  new ModelError(code, text, retryAfter, { cause });

function refusal(problem: APIError, status: number): ModelError {
  const values = { status, message: problem.message.replace(/^\d+\s*/, "").slice(0, 300) };
  const said: Words = { key: "modelErrors.answered", values };
  if (status === 401 || status === 403)
    return failure("unauthorised", { key: "modelErrors.answeredCheckKey", values }, problem);
  if (status === 404) {
    const speaksOfModel = /model/i.test(problem.message);
    return speaksOfModel
      ? failure("unknown-model", said, problem)
      : failure("not-a-model-server", { key: "modelErrors.answeredCheckAddress", values }, problem);
  }
  if (status === 408) return failure("timed-out", said, problem);
  if (status === 429 && problem.code !== "insufficient_quota") {
    return failure("rate-limited", said, problem, retryAfterSeconds(problem.headers));
  }
  if (status >= 500) return failure("server-error", said, problem, retryAfterSeconds(problem.headers));
  return failure("refused-request", said, problem);
}

/** Retry-After in seconds or as a date; null where the server said nothing usable. */
function retryAfterSeconds(headers: Headers | undefined): number | null {
  const said = headers?.get("retry-after");
  if (said === null || said === undefined) return null;
  const seconds = /^\d+(\.\d+)?$/.test(said.trim()) ? Number(said) : (Date.parse(said) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

const neverReached = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const notHttp = /^(?:HPE_|ERR_SSL|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

function connectionFailure(problem: unknown): ModelError {
  const refused = refusedAddress(problem);
  if (refused) return failure("refused-request", wholeText(refused), problem);
  const code = networkCode(problem);
  if (neverReached.has(code))
    return failure("unreachable", { key: "modelErrors.unreachable", values: { code } }, problem);
  if (notHttp.test(code)) {
    return failure("not-a-model-server", { key: "modelErrors.notHttp", values: { code } }, problem);
  }
  return failure("cut-stream", { key: "modelErrors.cut" }, problem);
}

/** Ladderboard's own refusal to call an address, somewhere along the chain of causes. */
function refusedAddress(problem: unknown): LadderboardError | null {
  for (let at = problem, steps = 0; at instanceof Error && steps < 6; at = at.cause, steps++)
    if (at instanceof LadderboardError) return at;
  return null;
}

/** The first error code along the chain of causes; "" where there is none. */
function networkCode(problem: unknown): string {
  for (let at = problem, steps = 0; at instanceof Error && steps < 6; at = at.cause, steps++) {
    if ("code" in at && typeof at.code === "string") return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return networkCode(at.errors[0]);
  }
  return "";
}
