import type { DecisionAnswer } from "@/lib/review";
import { toast } from "@/lib/ui/data";

/** Tells a person afterwards that a problem had a known answer. */
export function sayCalibration(known: NonNullable<DecisionAnswer["calibration"]>) {
  const answer =
    known.decision === "approve" ? "approved" : `rejected${known.reason ? ` (${known.reason})` : ""}`;
  if (known.matches)
    toast.success(`That was a calibration problem, and you agree with its known answer: ${answer}.`);
  else toast.warning(`That was a calibration problem. Its known answer is: ${answer}.`);
}
