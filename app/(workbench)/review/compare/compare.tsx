"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight, Equal, Scale, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { Words } from "@/lib/language/words";
import type { DeskCommand } from "@/lib/review";
import { useTRPC } from "@/lib/ui/api";
import { Progress, useFormats } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { Formula } from "@/lib/ui/formula";
import { useKeys, useKeysFor } from "@/lib/ui/keyboard";
import { EmptyState, ErrorState, SkeletonRows } from "@/lib/ui/layout";
import { newId } from "../desk/new-id";
import { OutboxBanner } from "../desk/outbox-banner";
import { useOutbox } from "../desk/use-outbox";
import { ComparedTable } from "./compared-table";

type CompareProps = { userId: string; curriculumId: string | null };
type Easier = "left" | "right" | "neither";
type Shown = {
  readonly id: string;
  readonly latex: string;
  readonly statement: string;
  readonly level: number;
};
type Pair = { readonly left: Shown; readonly right: Shown };

const asked = 12;
const askAgainBelow = 4;

/** Two problems at a time: which is easier? The answers give a difficulty that is shown beside the measured one. */
export function Compare({ userId, curriculumId }: CompareProps) {
  const t = useTranslations("compare");
  if (!curriculumId)
    return (
      <EmptyState icon={Scale} title={t("noCurriculum")}>
        {t("noCurriculumExplained")}
      </EmptyState>
    );
  return <Pairs userId={userId} curriculumId={curriculumId} />;
}

function Pairs({ userId, curriculumId }: { userId: string; curriculumId: string }) {
  const t = useTranslations("compare");
  const { number } = useFormats();
  const trpc = useTRPC();
  const pairs = useQuery({
    ...trpc.review.pairs.queryOptions({ curriculumId, wanted: asked }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const compared = useQuery(trpc.review.compared.queryOptions({ curriculumId }));
  const { sender, outbox, trouble } = useOutbox(userId, () => void compared.refetch());
  const [answered, setAnswered] = useState<readonly Pair[]>([]);
  const shownAt = useRef(0);
  const keyOf = useKeysFor();
  const done = new Set(answered.map(keyOfPair));
  const open = (pairs.data?.pairs ?? []).filter((pair) => !done.has(keyOfPair(pair)));
  const current = open[0];
  const currentKey = current && keyOfPair(current);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts with each pair
  useEffect(() => {
    shownAt.current = performance.now();
  }, [currentKey]);
  const waiting = outbox.waiting.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once the answers so far have arrived
  useEffect(() => {
    if (pairs.isSuccess && open.length < askAgainBelow && waiting === 0 && pairs.data.left > open.length)
      void pairs.refetch();
  }, [open.length, waiting]);

  function answer(easier: Easier) {
    if (!current || !sender) return;
    const ids = { leftId: current.left.id, rightId: current.right.id };
    const durationMs = Math.round(performance.now() - shownAt.current);
    const command: DeskCommand = { kind: "compare", id: newId(), ...ids, easier, durationMs };
    sender.add(command, aboutOf(current));
    setAnswered((list) => [...list, current]);
  }
  function undo() {
    const last = answered.at(-1);
    if (!last || !sender) return;
    const ids = { leftId: last.left.id, rightId: last.right.id };
    sender.add({ kind: "undo-comparison", id: newId(), ...ids }, aboutOf(last));
    setAnswered((list) => list.slice(0, -1));
  }

  const group = t("title");
  useKeys([
    {
      id: "compare.left",
      keys: "arrowleft",
      label: t("shortcuts.left"),
      group,
      run: () => answer("left"),
    },
    {
      id: "compare.right",
      keys: "arrowright",
      label: t("shortcuts.right"),
      group,
      run: () => answer("right"),
    },
    { id: "compare.neither", keys: "e", label: t("same"), group, run: () => answer("neither") },
    { id: "review.undo", keys: "u", label: t("shortcuts.undo"), group, run: undo },
  ]);

  const total = (pairs.data?.compared ?? 0) + (pairs.data?.left ?? 0);
  return (
    <section aria-label={t("pairs")} className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <div className="w-56">
          <Progress
            done={Math.min(total, (pairs.data?.compared ?? 0) + answered.length)}
            total={total}
            unit={t("pairsUnit")}
            label={t("compared")}
          />
        </div>
        <span className="ml-auto">
          <Button
            variant="ghost"
            icon={<Undo2 />}
            shortcut={keyOf("review.undo", "u")}
            disabled={answered.length === 0}
            onClick={undo}
          >
            {t("undo")}
          </Button>
        </span>
      </div>
      <OutboxBanner
        outbox={outbox}
        trouble={trouble}
        onSend={() => void sender?.flush()}
        onAgain={(id) => sender?.again(id)}
        onDrop={(id) => sender?.drop(id)}
      />
      {current ? (
        <article aria-label={t("pair")} className="rounded-lg border bg-surface">
          <div className="grid gap-4 p-4 md:grid-cols-2">
            <Side problem={current.left} name={t("left")} formulaName={t("leftFormula")} />
            <Side problem={current.right} name={t("right")} formulaName={t("rightFormula")} />
          </div>
          <footer className="flex flex-wrap justify-center gap-2 rounded-b-lg border-t bg-sunken px-4 py-3">
            <Button
              icon={<ArrowLeft />}
              shortcut={keyOf("compare.left", "arrowleft")}
              onClick={() => answer("left")}
            >
              {t("leftEasier")}
            </Button>
            <Button
              icon={<Equal />}
              shortcut={keyOf("compare.neither", "e")}
              onClick={() => answer("neither")}
            >
              {t("same")}
            </Button>
            <Button
              icon={<ArrowRight />}
              shortcut={keyOf("compare.right", "arrowright")}
              onClick={() => answer("right")}
            >
              {t("rightEasier")}
            </Button>
          </footer>
        </article>
      ) : (
        <div className="rounded-lg border bg-surface">
          {pairs.isPending && <SkeletonRows rows={4} label={t("asking")} />}
          {pairs.error && !pairs.data && (
            <ErrorState
              message={pairs.error.message}
              action={<Button onClick={() => void pairs.refetch()}>{t("tryAgain")}</Button>}
            />
          )}
          {pairs.data && (
            <EmptyState icon={Scale} title={t(total === 0 ? "nothing" : "allDone")}>
              {total === 0 ? t("nothingExplained") : t("allDoneExplained", { count: number(total) })}
            </EmptyState>
          )}
        </div>
      )}
      {compared.data?.some(({ answers }) => answers > 0) && <ComparedTable problems={compared.data} />}
    </section>
  );
}

/** Neither its solve rate nor what others answered is shown: both would answer for the person. */
function Side({ problem, name, formulaName }: { problem: Shown; name: string; formulaName: string }) {
  const t = useTranslations("compare");
  return (
    <figure
      aria-label={name}
      className="grid content-center gap-2 rounded-md border bg-surface px-4 py-10 text-center"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls */}
      <div
        role="group"
        aria-label={formulaName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto"
      >
        <Formula latex={problem.latex} source={problem.statement} size="xl" display mode="full" />
      </div>
      <figcaption className="text-muted text-xs">
        {problem.level === 0 ? t("root") : t("level", { level: problem.level })}
      </figcaption>
    </figure>
  );
}

const keyOfPair = ({ left, right }: Pair) => [left.id, right.id].sort().join("/");
const aboutOf = ({ left, right }: Pair): Words => ({
  key: "outbox.about.pair",
  values: { left: left.statement, right: right.statement },
});
