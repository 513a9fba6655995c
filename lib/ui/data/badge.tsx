import {
  Ban,
  Check,
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Clock,
  GitCompareArrows,
  LoaderCircle,
  type LucideIcon,
  Play,
  X,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { type Tone, toneSoft } from "../tone";

type BadgeProps = {
  tone?: Tone;
  icon?: LucideIcon;
  /** Turns the icon while something is under way; stands still under reduced motion. */
  spinning?: boolean;
  title?: string;
  children: ReactNode;
};

export function Badge({ tone = "neutral", icon: Icon, spinning, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
        toneSoft[tone],
      )}
    >
      {Icon && (
        <Icon
          aria-hidden
          strokeWidth={2.25}
          className={classNames("size-3 shrink-0", spinning && "animate-spin")}
        />
      )}
      {children}
    </span>
  );
}

type Face = {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly spinning?: boolean;
};

export type VerdictName = "verified" | "refuted" | "undecided";

const verdictFaces: Record<VerdictName, Face> = {
  verified: { tone: "ok", icon: CircleCheck },
  refuted: { tone: "bad", icon: CircleX },
  undecided: { tone: "warn", icon: CircleQuestionMark },
};
const noVerdict: Face = { tone: "neutral", icon: CircleDashed };

/** `detail`: the counterexample or the reason, shown on hover. */
export function VerdictBadge({ verdict, detail }: { verdict: VerdictName | null; detail?: string }) {
  const t = useTranslations("data.verdicts");
  const face = verdict ? verdictFaces[verdict] : noVerdict;
  return <FaceBadge face={face} label={t(verdict ?? "none")} title={detail} />;
}

export type ReviewState = "pending" | "approved" | "rejected" | "conflict";

const reviewFaces: Record<ReviewState, Face> = {
  pending: { tone: "neutral", icon: Clock },
  approved: { tone: "ok", icon: Check },
  rejected: { tone: "bad", icon: X },
  conflict: { tone: "warn", icon: GitCompareArrows },
};

export function ReviewStateBadge({ state }: { state: ReviewState }) {
  const t = useTranslations("data.reviewStates");
  return <FaceBadge face={reviewFaces[state]} label={t(state)} />;
}

export type RunStatus = "queued" | "starting" | "running" | "succeeded" | "failed" | "cancelled";

const runFaces: Record<RunStatus, Face> = {
  queued: { tone: "neutral", icon: Clock },
  starting: { tone: "accent", icon: LoaderCircle, spinning: true },
  running: { tone: "accent", icon: Play },
  succeeded: { tone: "ok", icon: CircleCheck },
  failed: { tone: "bad", icon: CircleX },
  cancelled: { tone: "neutral", icon: Ban },
};

export function RunStatusBadge({ status }: { status: RunStatus }) {
  const t = useTranslations("data.runStatuses");
  return <FaceBadge face={runFaces[status]} label={t(status)} />;
}

function FaceBadge({ face, label, title }: { face: Face; label: string; title?: string }) {
  return (
    <Badge tone={face.tone} icon={face.icon} spinning={face.spinning} title={title}>
      {label}
    </Badge>
  );
}
