import { rejectReasons } from "@/lib/review";
import type { Reason } from "../curricula/problem/decision-buttons";

/** The reasons to reject for, in the order of their keys 1–9. */
export function reasonChoices(): Reason[] {
  return rejectReasons.map(({ id, title }) => ({ id, title }));
}
