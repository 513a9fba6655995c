"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CalibrationProblem, QueuePolicy } from "@/lib/review";
import { useFormats } from "@/lib/ui/data";
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
  const t = useTranslations("queue");
  const { number } = useFormats();
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t("title")}
      description={useQueueWords(policy, seats)}
      actions={
        mayOperate && (
          <>
            <CalibrationDialog curriculumId={curriculumId} problems={calibrations} reasons={policy.reasons} />
            <Button icon={<SlidersHorizontal />} onClick={() => setEditing(true)}>
              {t("change.button")}
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
          ? t("noCalibrationMet")
          : t("score", { matched: number(score.matched), answered: number(score.answered) })}
      </p>
    </Section>
  );
}

function useQueueWords(policy: QueuePolicy, seats: number): string {
  const { queue, samplePercent, leaseMinutes, calibrationPercent } = policy;
  const { percent } = useFormats();
  return useTranslations("queue")("summary", {
    queue,
    share: percent(samplePercent / 100, 1),
    seats,
    minutes: leaseMinutes,
    calibration: calibrationPercent,
  });
}
