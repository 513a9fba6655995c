import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import type { ProblemProvenance } from "@/lib/provenance";
import { useFormats } from "@/lib/ui/data";
import { Formula } from "@/lib/ui/formula";
import { Transformations } from "../../../problem/facts";

type Step = ProblemProvenance["steps"][number];

/** Each step from the root, with who wrote it, in which run, and what the generator was told and said. */
export function WayFromRoot({
  curriculumId,
  steps,
  above,
}: { curriculumId: string } & Pick<ProblemProvenance, "steps" | "above">) {
  const t = useTranslations("curriculum.provenance");
  const { percent } = useFormats();
  return (
    <>
      {above > 0 && <p className="mb-2 text-muted text-xs">{t("above", { count: above })}</p>}
      <ol className="grid gap-4">
        {steps.map(
          ({ id, level, latex, statement, transformations, attemptCount, verifiedCount, origin }) => (
            <li key={id} className="grid gap-1 border-l-2 pl-3">
              <span className="flex flex-wrap gap-x-3 text-xs">
                <Link href={`/curricula/${curriculumId}/problems/${id}`} className="font-medium">
                  {level === 0 ? t("root") : t("level", { level })}
                </Link>
                <span className="text-muted">
                  <Transformations ids={transformations} />
                </span>
                <span className="ml-auto">
                  {attemptCount === 0
                    ? t("notMeasured")
                    : t("solveRate", { percent: percent(verifiedCount / attemptCount) })}
                </span>
              </span>
              <Formula latex={latex} source={statement} mode="full" />
              {origin && (
                <span className="text-muted text-xs">
                  <Origin {...origin} />
                </span>
              )}
              {origin?.generator && <Generator generator={origin.generator} provenance={origin.provenance} />}
            </li>
          ),
        )}
      </ol>
    </>
  );
}

function Origin({ createdAt, writtenBy, generatedByRunId }: NonNullable<Step["origin"]>) {
  const t = useTranslations("curriculum.provenance.origin");
  const translate = useTranslations();
  const time = useFormats().dateTime(createdAt);
  const run = (text: ReactNode) => <Link href={`/runs/${generatedByRunId}`}>{text}</Link>;
  if (writtenBy)
    return generatedByRunId
      ? t.rich("byIn", { time, writer: shownName(translate, writtenBy), run })
      : t("by", { time, writer: shownName(translate, writtenBy) });
  return generatedByRunId ? t.rich("in", { time, run }) : time;
}

type GeneratorProps = {
  readonly generator: NonNullable<NonNullable<Step["origin"]>["generator"]>;
  /** As it is stored, for who wants to see all of it. */
  readonly provenance: string;
};

function Generator({ generator: { told, said }, provenance }: GeneratorProps) {
  const t = useTranslations("curriculum.provenance");
  const translate = useTranslations();
  return (
    <details>
      <summary className="text-xs">{t("generator")}</summary>
      <div className="mt-1 grid gap-1 text-xs">
        <ul className="text-muted">
          {told.map((words) => (
            <li key={words.key}>{say(translate, words)}</li>
          ))}
        </ul>
        {said !== null && (
          <p className="max-h-64 overflow-auto whitespace-pre-wrap break-words rounded-md bg-sunken p-2">
            {said}
          </p>
        )}
        <details>
          <summary className="text-muted">{t("everythingStored")}</summary>
          <pre className="mt-1 max-h-64 overflow-auto rounded-md bg-sunken p-2 font-mono">{provenance}</pre>
        </details>
      </div>
    </details>
  );
}
