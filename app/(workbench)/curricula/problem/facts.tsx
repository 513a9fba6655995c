import Link from "next/link";
import type { ProblemEvidence } from "@/lib/review";
import { formatNumber, RateBar, RelativeTime } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { KeyValue, type KeyValueItem } from "@/lib/ui/layout";

/** Where a problem comes from and how hard it was measured to be. */
export function Facts({ evidence }: { evidence: ProblemEvidence }) {
  return <KeyValue items={[...origin(evidence), ...measured(evidence)]} />;
}

function origin({ parent, transformations, intendedDifficulty, writtenBy, createdAt }: ProblemEvidence) {
  const items: KeyValueItem[] = [];
  if (transformations.length > 0) items.push({ label: "Transformations", value: transformations.join(", ") });
  if (intendedDifficulty) items.push({ label: "Meant to be", value: intendedDifficulty });
  items.push({
    label: "Written by",
    value: (
      <>
        {writtenBy ?? (parent ? "A model that is gone" : "A person or the bundled set")}{" "}
        <span className="text-muted text-xs">
          <RelativeTime at={createdAt} />
        </span>
      </>
    ),
  });
  return items;
}

function measured({
  attemptCount,
  verifiedCount,
  undecidedCount,
  solveInterval: { low, high },
}: ProblemEvidence): KeyValueItem[] {
  if (attemptCount === 0) return [{ label: "Solve rate", value: <RateBar rate={null} /> }];
  const counts = `${formatNumber(verifiedCount)} of ${formatNumber(attemptCount)} attempts verified`;
  const undecided = undecidedCount > 0 ? `, ${formatNumber(undecidedCount)} undecided` : "";
  return [
    {
      label: "Solve rate",
      value: <RateBar rate={verifiedCount / attemptCount} low={low} high={high} attempts={attemptCount} />,
      hint: `${counts}${undecided}`,
    },
  ];
}

type ParentProps = Pick<ProblemEvidence, "parent" | "curriculumId"> & {
  /** In the tree itself: goes there without leaving the page. */
  onSelect?: (problemId: string) => void;
};

/** The problem it was written from, as a link to it in the tree. */
export function Parent({ parent, curriculumId, onSelect }: ParentProps) {
  if (!parent) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-4 py-2.5">
      <span className="text-muted text-xs">Variant of</span>
      <Link
        href={`/curricula/${curriculumId}?problem=${parent.id}`}
        onNavigate={(event) => {
          if (!onSelect) return;
          event.preventDefault();
          onSelect(parent.id);
        }}
        className="hover:underline"
      >
        <Formula latex={parent.latex} source={parent.statement} />
      </Link>
    </div>
  );
}
