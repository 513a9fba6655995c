import Link from "next/link";
import { useTranslations } from "next-intl";
import { shownName } from "@/lib/language/bundled-words";
import { transformationTitle } from "@/lib/language/domain-titles";
import type { ProblemEvidence } from "@/lib/review";
import { RateBar, RelativeTime, useFormats } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { KeyValue, type KeyValueItem } from "@/lib/ui/layout";

/** Where a problem comes from and how hard it was measured to be. */
export function Facts({ evidence }: { evidence: ProblemEvidence }) {
  const t = useTranslations("problem.facts");
  const { transformations, intendedDifficulty, attemptCount } = evidence;
  const counts = {
    verified: evidence.verifiedCount,
    attempts: attemptCount,
    undecided: evidence.undecidedCount,
    unanswered: evidence.unansweredCount,
  };
  const items: KeyValueItem[] = [];
  if (transformations.length > 0)
    items.push({ label: t("transformations"), value: <Transformations ids={transformations} /> });
  if (intendedDifficulty)
    items.push({ label: t("intended"), value: t(`intendedDifficulties.${intendedDifficulty}`) });
  items.push({ label: t("writtenBy"), value: <Writer {...evidence} /> });
  items.push({
    label: t("solveRate"),
    value: <Rate {...evidence} />,
    hint: attemptCount > 0 ? t("verified", counts) : undefined,
  });
  return <KeyValue items={items} />;
}

/** The titles of transformations, one after another. */
export function Transformations({ ids }: { ids: readonly string[] }) {
  const translate = useTranslations();
  const { list } = useFormats();
  return list(ids.map((id) => transformationTitle(translate, id)));
}

function Writer(evidence: ProblemEvidence) {
  return (
    <>
      <WriterName {...evidence} />{" "}
      <span className="text-muted text-xs">
        <RelativeTime at={evidence.createdAt} />
      </span>
    </>
  );
}

function WriterName({ parent, writtenBy, byHand, imported }: ProblemEvidence) {
  const translate = useTranslations();
  const t = useTranslations("problem.facts");
  if (writtenBy) return shownName(translate, writtenBy);
  if (byHand) return byHand.name === null ? t("byHand") : t("byHandOf", { name: byHand.name });
  if (imported) return t("imported");
  return parent ? t("modelGone") : t("personOrBundled");
}

function Rate({ attemptCount, verifiedCount, solveInterval: { low, high }, measuredBy }: ProblemEvidence) {
  if (attemptCount === 0) return <RateBar rate={null} />;
  return (
    <>
      <RateBar rate={verifiedCount / attemptCount} low={low} high={high} attempts={attemptCount} />
      {measuredBy && <MeasuredBy run={measuredBy} count={attemptCount} />}
    </>
  );
}

type MeasuredByProps = { run: NonNullable<ProblemEvidence["measuredBy"]>; count: number };

/** Whose solve rate it is: neighbours in a tree may have theirs from another model. */
function MeasuredBy({ run, count }: MeasuredByProps) {
  const translate = useTranslations();
  const t = useTranslations("problem.facts.measuredBy");
  const values = { model: shownName(translate, run.model), count };
  return (
    <Link href={`/runs/${run.id}`} className="block text-muted text-xs underline hover:text-ink">
      {run.status === "cancelled" || run.status === "failed" ? t(run.status, values) : t("run", values)}
    </Link>
  );
}

type ParentProps = Pick<ProblemEvidence, "parent" | "curriculumId"> & {
  /** In the tree itself: goes there without leaving the page. */
  onSelect?: (problemId: string) => void;
};

/** The problem it was written from, as a link to it in the tree. */
export function Parent({ parent, curriculumId, onSelect }: ParentProps) {
  const t = useTranslations("problem.facts");
  if (!parent) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-sunken px-4 py-2.5">
      <span className="text-muted text-xs">{t("variantOf")}</span>
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
