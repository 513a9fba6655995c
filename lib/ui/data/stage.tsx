import { Activity, Calculator, Gauge, GitFork, type LucideIcon, UserCheck, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "../class-names";

/** The five words of the spine, and ttrl: the same spine run for one problem at the moment it is asked. */
export type Stage = "generate" | "verify" | "review" | "train" | "evaluate" | "ttrl";

export const stageIcons: Readonly<Record<Stage, LucideIcon>> = {
  generate: GitFork,
  verify: Calculator,
  review: UserCheck,
  train: Activity,
  evaluate: Gauge,
  ttrl: Zap,
};

/** In the order work flows through them. */
export const SPINE: readonly Stage[] = ["generate", "verify", "review", "train", "evaluate"];

export function StageLabel({ stage, size = "sm" }: { stage: Stage; size?: "xs" | "sm" }) {
  const t = useTranslations("data.stages");
  const Icon = stageIcons[stage];
  return (
    <span
      className={classNames("inline-flex items-center gap-1.5 whitespace-nowrap", size === "xs" && "text-xs")}
      title={t(`${stage}.description`)}
    >
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted" strokeWidth={1.75} />
      {t(`${stage}.label`)}
    </span>
  );
}
