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
  readonly label: string;
  readonly spinning?: boolean;
};

export type VerdictName = "verified" | "refuted" | "undecided";

const verdictFaces: Record<VerdictName, Face> = {
  verified: { tone: "ok", icon: CircleCheck, label: "Verified" },
  refuted: { tone: "bad", icon: CircleX, label: "Refuted" },
  undecided: { tone: "warn", icon: CircleQuestionMark, label: "Undecided" },
};
const noVerdict: Face = { tone: "neutral", icon: CircleDashed, label: "No verdict" };

/** `detail`: the counterexample or the reason, shown on hover. */
export function VerdictBadge({ verdict, detail }: { verdict: VerdictName | null; detail?: string }) {
  return <FaceBadge face={verdict ? verdictFaces[verdict] : noVerdict} title={detail} />;
}

export type ReviewState = "pending" | "approved" | "rejected" | "conflict";

const reviewFaces: Record<ReviewState, Face> = {
  pending: { tone: "neutral", icon: Clock, label: "Pending" },
  approved: { tone: "ok", icon: Check, label: "Approved" },
  rejected: { tone: "bad", icon: X, label: "Rejected" },
  conflict: { tone: "warn", icon: GitCompareArrows, label: "Conflict" },
};

export function ReviewStateBadge({ state }: { state: ReviewState }) {
  return <FaceBadge face={reviewFaces[state]} />;
}

export type RunStatus = "queued" | "starting" | "running" | "succeeded" | "failed" | "cancelled";

const runFaces: Record<RunStatus, Face> = {
  queued: { tone: "neutral", icon: Clock, label: "Queued" },
  starting: { tone: "accent", icon: LoaderCircle, label: "Starting", spinning: true },
  running: { tone: "accent", icon: Play, label: "Running" },
  succeeded: { tone: "ok", icon: CircleCheck, label: "Succeeded" },
  failed: { tone: "bad", icon: CircleX, label: "Failed" },
  cancelled: { tone: "neutral", icon: Ban, label: "Cancelled" },
};

export function RunStatusBadge({ status }: { status: RunStatus }) {
  return <FaceBadge face={runFaces[status]} />;
}

function FaceBadge({ face, title }: { face: Face; title?: string }) {
  return (
    <Badge tone={face.tone} icon={face.icon} spinning={face.spinning} title={title}>
      {face.label}
    </Badge>
  );
}
