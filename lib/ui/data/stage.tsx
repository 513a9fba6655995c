import { Activity, Calculator, Gauge, GitFork, type LucideIcon, UserCheck, Zap } from "lucide-react";
import { classNames } from "../class-names";

/** The five words of the spine, and ttrl: the same spine run for one problem at the moment it is asked. */
export type Stage = "generate" | "verify" | "review" | "train" | "evaluate" | "ttrl";

type StageFace = { readonly label: string; readonly icon: LucideIcon; readonly description: string };

export const STAGES: Record<Stage, StageFace> = {
  generate: {
    label: "Generate",
    icon: GitFork,
    description: "A model writes easier variants, level by level.",
  },
  verify: {
    label: "Verify",
    icon: Calculator,
    description: "The numerical verifier checks problems and answers.",
  },
  review: {
    label: "Review",
    icon: UserCheck,
    description: "People approve or reject what may be trained on.",
  },
  train: {
    label: "Train",
    icon: Activity,
    description: "Reinforcement learning from the bottom of the tree up.",
  },
  evaluate: { label: "Evaluate", icon: Gauge, description: "Held-out benchmarks measure what was learned." },
  ttrl: { label: "TTRL", icon: Zap, description: "Test-time reinforcement learning on one problem." },
};

/** In the order work flows through them. */
export const SPINE: readonly Stage[] = ["generate", "verify", "review", "train", "evaluate"];

export function StageLabel({ stage, size = "sm" }: { stage: Stage; size?: "xs" | "sm" }) {
  const { label, icon: Icon, description } = STAGES[stage];
  return (
    <span
      className={classNames("inline-flex items-center gap-1.5 whitespace-nowrap", size === "xs" && "text-xs")}
      title={description}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" strokeWidth={1.75} />
      {label}
    </span>
  );
}
