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
  constructor(
    readonly reason: RayErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Whether the same call may succeed later. */
  get mayPass(): boolean {
    return this.reason === "unreachable" || this.reason === "failing";
  }
}
