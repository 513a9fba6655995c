import { inEnglish } from "@/lib/language/in-english";
import type { Text } from "@/lib/language/words";

/**
 * unreachable: nothing answers, or not in time; it may pass. refused: Ray says no. unauthorised: the token is missing or
 * wrong. not-ray: what answers is something else. unknown-job: Ray knows no such job. failing: Ray answers 5xx; it may pass.
 */
export type RayErrorReason =
  | "unreachable"
  | "refused"
  | "unauthorised"
  | "not-ray"
  | "unknown-job"
  | "failing";

export class RayError extends Error {
  override readonly name = "RayError";
  /** The message, in no language yet. */
  readonly text: Text;

  constructor(
    readonly reason: RayErrorReason,
    text: Text,
    options?: ErrorOptions,
  ) {
    super(inEnglish(text), options);
    this.text = text;
  }

  /** Whether the same call may succeed later. */
  get mayPass(): boolean {
    return this.reason === "unreachable" || this.reason === "failing";
  }
}
