import { inEnglish } from "@/lib/language/in-english";
import type { Text } from "@/lib/language/words";

/** Why a model could not be asked. Every surface renders a failure by its code; the message is for people. */
export const modelErrorCodes = [
  "rate-limited",
  "timed-out",
  "unauthorised",
  "unreachable",
  "not-a-model-server",
  "unknown-model",
  "cut-stream",
  "malformed-reply",
  "refused-request",
  "server-error",
  "cancelled",
] as const;
export type ModelErrorCode = (typeof modelErrorCodes)[number];

export class ModelError extends Error {
  override readonly name = "ModelError";
  /** The message, in no language yet. */
  readonly text: Text;

  constructor(
    readonly code: ModelErrorCode,
    text: Text,
    /** Seconds after which the server said that it may be asked again. */
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(inEnglish(text), options);
    this.text = text;
  }

  /** Whether asking again, unchanged, may succeed. */
  get isTransient(): boolean {
    return transientCodes.has(this.code);
  }
}

const transientCodes: ReadonlySet<ModelErrorCode> = new Set([
  "rate-limited",
  "timed-out",
  "unreachable",
  "cut-stream",
  "server-error",
]);
