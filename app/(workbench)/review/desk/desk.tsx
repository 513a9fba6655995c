"use client";

import { CircleHelp, LayoutGrid, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import type { QueueItem } from "@/lib/review";
import { countedUpTo } from "@/lib/review/counted-up-to";
import { type Outbox, problemsDone } from "@/lib/review/outbox";
import { classNames } from "@/lib/ui/class-names";
import { Kbd, Progress, toast, useFormats } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { type KeyBinding, useKeys, useKeysFor, useKeysSheet } from "@/lib/ui/keyboard";
import { ChildrenOffer, type Offer } from "./children-offer";
import { useTellLeft } from "./left-on-desk";
import { OutboxBanner } from "./outbox-banner";
import { sayCalibration } from "./say-calibration";
import { SimilarGrid, type SimilarRequest } from "./similar-grid";
import { noReasons, Single } from "./single";
import { type Done, useDecisions } from "./use-decisions";
import { useOutbox } from "./use-outbox";
import { useQueue } from "./use-queue";

/** A screen's, from the start: what stands below the desk does not move when a card comes. */
const deskHeight = "min-h-[calc(100dvh-9rem)]";

type DeskProps = { userId: string; curriculumId?: string };

/** The reviewer's desk: one problem at a time with all its evidence, or a grid of problems that are alike. */
export function Desk({ userId, curriculumId }: DeskProps) {
  const t = useTranslations("desk");
  const translate = useTranslations();
  const { number } = useFormats();
  const [grid, setGrid] = useState<SimilarRequest | null>(null);
  const [madeOffer, setOffer] = useState<Offer | null>(null);
  /** Of every problem that was on this desk. */
  const seen = useRef(new Map<string, QueueItem>());
  const { sender, outbox, trouble } = useOutbox(userId, (command, { decided }) => {
    if (command.kind !== "decide" || !decided) return;
    const { waitingChildren: count, calibration } = decided;
    const { problemId, decision, reason } = command;
    const item = seen.current.get(problemId);
    if (calibration) {
      const reasons = queue.handout?.reasons[item?.curriculumId ?? ""] ?? noReasons;
      const tell = calibration.matches ? toast.success : toast.warning;
      tell(sayCalibration(translate, calibration, reasons));
    } else if (count > 0 && decision !== "skip" && item) {
      const { curriculumId, curriculum } = item;
      setOffer({
        problemId,
        curriculumId,
        curriculum,
        kind: "children",
        decision,
        reason: reason ?? null,
        count,
      });
    }
  });
  const queue = useQueue(curriculumId, problemsDone(outbox));
  const current = queue.items[0];
  useEffect(() => {
    if (current) seen.current.set(current.problemId, current);
  }, [current]);
  const decisions = useDecisions({ sender, current, show: queue.show, finish: queue.finish });
  const top = useScrollBack(current?.problemId);
  useTellLeft(curriculumId, queue.handout && queue.left);
  useAfterGrid(grid !== null, queue.ask);
  const openSheet = useKeysSheet();
  const keyOf = useKeysFor();
  const last = standing(decisions.done.at(-1), outbox);
  const decided = decisions.done.reduce(
    (count, each) => count + (standing(each, outbox)?.problems.length ?? 0),
    0,
  );
  const parent = last?.problems[0];
  // It speaks of what was just decided on: the next decision, or taking this one back, ends it.
  const offer = madeOffer && parent?.item.problemId === madeOffer.problemId ? madeOffer : null;
  const openGrid = (request: SimilarRequest) => {
    setOffer(null);
    setGrid(request);
  };

  const group = t("shortcuts.group");
  const deskKeys: readonly KeyBinding[] = [
    {
      id: "review.undo",
      keys: "u",
      label: t("shortcuts.undo"),
      group,
      // What it would take back is not to be seen beside the grid.
      enabled: grid === null,
      run: decisions.undo,
    },
    {
      id: "review.similar",
      keys: "g",
      label: t("shortcuts.similar"),
      group,
      enabled: current !== undefined && grid === null,
      run: () => openGrid(alikeTo(current!)),
    },
    {
      id: "review.children",
      keys: "c",
      label: t("shortcuts.children"),
      group,
      enabled: offer !== null && grid === null,
      run: () => openGrid(offer!),
    },
  ];
  const onCard = current !== undefined && grid === null;
  useKeys(onCard ? noKeys : deskKeys);

  const { left } = queue;
  const said = left > countedUpTo ? `${number(countedUpTo)}+` : number(left);
  return (
    <section
      ref={top}
      aria-label={t("queue")}
      className={classNames("grid content-start gap-3", (current || queue.state === "loading") && deskHeight)}
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {left > countedUpTo ? (
          <p className="text-sm">{t("decided", { count: decided })}</p>
        ) : (
          <div className="w-56">
            <Progress
              done={decided}
              total={left + decided}
              unit={t("problems")}
              label={t("decidedInSession")}
            />
          </div>
        )}
        <p role="status" className="text-muted">
          {last && <LastDone {...last} />} {queue.state === "ready" && t("left", { count: said })}
        </p>
        <span className="ml-auto flex gap-2">
          <Button
            variant="ghost"
            icon={<Undo2 />}
            shortcut={keyOf("review.undo", "u")}
            disabled={decisions.done.length === 0 || grid !== null}
            onClick={decisions.undo}
          >
            {t("undo")}
          </Button>
          <Button
            variant="ghost"
            icon={<LayoutGrid />}
            shortcut={keyOf("review.similar", "g")}
            disabled={!current || grid !== null}
            onClick={() => openGrid(alikeTo(current!))}
          >
            {t("alike")}
          </Button>
          <Button variant="ghost" icon={<CircleHelp />} shortcut="?" onClick={openSheet}>
            {t("keys")}
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
      {offer && parent && !grid && (
        <ChildrenOffer
          offer={offer}
          parent={parent}
          onLook={() => openGrid(offer)}
          onLeave={() => setOffer(null)}
        />
      )}
      {grid ? (
        <SimilarGrid
          key={`${grid.kind} ${grid.problemId}`}
          request={grid}
          reasons={queue.handout?.reasons[grid.curriculumId] ?? noReasons}
          decide={decisions.decideTogether}
          onClose={() => setGrid(null)}
        />
      ) : (
        <Single
          queue={queue}
          decisions={decisions}
          deskKeys={deskKeys}
          discussionHref={`/review/discussion${curriculumId ? `?curriculum=${curriculumId}` : ""}`}
        />
      )}
    </section>
  );
}

const noKeys: readonly KeyBinding[] = [];

/** What of it counts: not what the server has refused, which is told apart. */
function standing(done: Done | undefined, { refused }: Outbox): Done | undefined {
  if (!done || refused.length === 0) return done;
  const problems = done.problems.filter(
    ({ item }) =>
      !refused.some(({ command }) => "problemId" in command && command.problemId === item.problemId),
  );
  return problems.length > 0 ? { ...done, problems } : undefined;
}

const alikeTo = ({ problemId, curriculumId, curriculum }: QueueItem): SimilarRequest => ({
  problemId,
  curriculumId,
  curriculum,
  kind: "alike",
  decision: null,
  reason: null,
});

/** Starts each problem at its head, wherever the person had scrolled to on the one before. */
function useScrollBack(problemId: string | undefined) {
  const top = useRef<HTMLElement>(null);
  const shown = useRef(problemId);
  useLayoutEffect(() => {
    const isNext = shown.current !== undefined && shown.current !== problemId;
    shown.current = problemId;
    if (isNext && top.current && top.current.getBoundingClientRect().top < 0) top.current.scrollIntoView();
  }, [problemId]);
  return top;
}

/** Asks for what the grid has left, once what was decided in it has left the desk. */
function useAfterGrid(isOpen: boolean, ask: () => Promise<void>) {
  const again = useEffectEvent(() => void ask());
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) again();
    wasOpen.current = isOpen;
  }, [isOpen]);
}

/** What was done last; where that were several problems, that one key takes all of them back. */
function LastDone({ what, problems }: Done) {
  const t = useTranslations("desk.done");
  const undo = useKeysFor()("review.undo", "u");
  const count = problems.length;
  if (count === 1 || what === "skip" || what === "flag") return t(what);
  return t.rich(`together.${what}`, { count, key: () => <Kbd keys={undo} /> });
}
