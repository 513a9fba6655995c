import { say, type Translate } from "@/lib/language/words";
import type { DecisionAnswer, QueueReason } from "@/lib/review";
import { reasonNamed } from "@/lib/review/reject-reasons";

type Known = NonNullable<DecisionAnswer["calibration"]>;

/** What a person is told afterwards: that a problem had a known answer. */
export function sayCalibration(translate: Translate, known: Known, reasons: readonly QueueReason[]): string {
  const answer = answerOf(translate, known, reasons);
  return translate(known.matches ? "desk.calibration.agreed" : "desk.calibration.differs", { answer });
}

function answerOf(translate: Translate, { decision, reason }: Known, reasons: readonly QueueReason[]) {
  if (decision === "approve") return translate("desk.calibration.approved");
  if (!reason) return translate("desk.calibration.rejected");
  return translate("desk.calibration.rejectedFor", { reason: say(translate, reasonNamed(reasons, reason)) });
}
