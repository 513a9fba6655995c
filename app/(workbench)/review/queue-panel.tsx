"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import type { CalibrationProblem, QueuePolicy } from "@/lib/review";
import { formatNumber, formatPercent } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { Section } from "@/lib/ui/layout";
import { CalibrationDialog } from "./calibration-dialog";
import { QueuePolicyDialog } from "./queue-policy-dialog";

type QueuePanelProps = {
  curriculumId: string;
  policy: QueuePolicy;
  seats: number;
  calibrations: readonly CalibrationProblem[];
  /** This person's own answers to calibration problems. */
  score: { answered: number; matched: number };
  mayOperate: boolean;
};

/** How the curriculum's problems come to its reviewers. */
export function QueuePanel({
  curriculumId,
  policy,
  seats,
  calibrations,
  score,
  mayOperate,
}: QueuePanelProps) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title="Queue"
      description={inWords(policy, seats)}
      actions={
        mayOperate && (
          <>
            <CalibrationDialog curriculumId={curriculumId} problems={calibrations} />
            <Button icon={<SlidersHorizontal />} onClick={() => setEditing(true)}>
              Change queue…
            </Button>
            <QueuePolicyDialog
              curriculumId={curriculumId}
              policy={policy}
              open={editing}
              onOpenChange={setEditing}
            />
          </>
        )
      }
    >
      <p className="text-muted">
        {score.answered === 0
          ? "You have met no calibration problem here."
          : `You agreed with the known answer on ${formatNumber(score.matched)} of ${formatNumber(score.answered)} calibration problems.`}
      </p>
    </Section>
  );
}

function inWords(
  { queue, samplePercent, leaseMinutes, calibrationPercent }: QueuePolicy,
  seats: number,
): string {
  const order = {
    all: "Every problem, the deepest level first",
    sample: `A sample of ${formatPercent(samplePercent / 100, 1)} of each level and transformation`,
    uncertain: "Every problem, the most uncertain first",
  }[queue];
  const people =
    seats === 1 ? "one person each" : `${seats} people each, who do not see each other's decision`;
  const calibration = calibrationPercent > 0 ? `; ${calibrationPercent} in 100 are calibration problems` : "";
  return `${order}; ${people}; held for ${leaseMinutes} min${calibration}`;
}
