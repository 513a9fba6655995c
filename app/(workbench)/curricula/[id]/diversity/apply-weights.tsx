"use client";

import { Scale } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { toast } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { changeGenerationPolicyAction } from "./actions";

type ApplyWeightsProps = {
  curriculumId: string;
  weights: Readonly<Record<string, number>>;
  label: string;
  /** Where these are the curriculum's weights already. */
  applied?: boolean;
};

/** Makes weights the curriculum's own, for the next generate runs. */
export function ApplyWeights({ curriculumId, weights, label, applied }: ApplyWeightsProps) {
  const t = useTranslations("diversity.weights");
  const [pending, start] = useTransition();
  return (
    <Button
      icon={<Scale aria-hidden />}
      disabled={pending || applied}
      onClick={() =>
        start(async () => {
          const policy = { transformationWeights: { ...weights } };
          const answer = await changeGenerationPolicyAction({ curriculumId, policy });
          if (answer.ok) toast.success(answer.message ?? t("saved"));
          else toast.error(answer.errors[0]?.message ?? t("notSaved"));
        })
      }
    >
      {label}
    </Button>
  );
}
