"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ProblemCard, QueueReason } from "@/lib/review";
import { useTRPCClient } from "@/lib/ui/api";
import { Kbd } from "@/lib/ui/data";
import { Button } from "@/lib/ui/forms";
import { useKeys, useKeysFor } from "@/lib/ui/keyboard";
import { EmptyState, ErrorState, SkeletonRows } from "@/lib/ui/layout";
import { GridCard } from "./grid-card";
import { useSaidReasons } from "./say-reasons";
import type { Decisions } from "./use-decisions";

export type SimilarRequest = {
  readonly problemId: string;
  readonly curriculumId: string;
  readonly curriculum: string;
  readonly kind: "alike" | "children";
  /** What was decided on the parent; it is offered, and applied by the person alone. */
  readonly decision: "approve" | "reject" | "skip" | null;
  readonly reason: string | null;
};

type SimilarGridProps = {
  request: SimilarRequest;
  reasons: readonly QueueReason[];
  decide: Decisions["decideTogether"];
  onClose: () => void;
};

const wanted = 36;

/** Problems that are alike, or variants of one parent, as cards: choose some and decide on them together. */
export function SimilarGrid({ request, reasons, decide, onClose }: SimilarGridProps) {
  const t = useTranslations("desk");
  const client = useTRPCClient();
  const { problemId, kind } = request;
  const { data, error, refetch } = useQuery({
    queryKey: ["similar", kind, problemId],
    queryFn: () => client.review.similar.mutate({ problemId, kind, wanted }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const back = (
    <Button variant="ghost" onClick={onClose}>
      {t("grid.back")}
    </Button>
  );
  if (error)
    return (
      <div className="rounded-lg border bg-surface">
        <ErrorState
          message={error.message}
          action={<Button onClick={() => void refetch()}>{t("tryAgain")}</Button>}
        />
      </div>
    );
  if (!data) return <SkeletonRows rows={6} label={t("grid.looking")} />;
  if (data.length === 0)
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState icon={Check} title={t("grid.none")} action={back}>
          {t("grid.noneExplained")}
        </EmptyState>
      </div>
    );
  return <Cards request={request} cards={data} reasons={reasons} decide={decide} onClose={onClose} />;
}

type CardsProps = SimilarGridProps & { cards: readonly ProblemCard[] };

function Cards({ request, cards, reasons: known, decide: decideTogether, onClose }: CardsProps) {
  const t = useTranslations("desk.grid");
  const tDesk = useTranslations("desk");
  const reasons = useSaidReasons(known);
  const all = new Set(cards.map(({ id }) => id));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    request.kind === "children" ? all : new Set([request.problemId]),
  );
  const [rejecting, setRejecting] = useState(false);
  const [isTold, setTold] = useState(false);
  const keyOf = useKeysFor();
  const list = useRef<HTMLUListElement>(null);
  const focusFirst = useEffectEvent(() => list.current?.querySelector("input")?.focus());
  useEffect(() => focusFirst(), []);

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  function decide(decision: "approve" | "reject", reason?: string) {
    const { curriculumId, curriculum } = request;
    const picked = cards
      .filter(({ id }) => chosen.has(id))
      .map(({ id: problemId, statement, latex }) => ({
        item: { problemId, curriculumId, curriculum, adjudicates: false },
        statement,
        latex,
      }));
    if (picked.length === 0) return setTold(true);
    if (decideTogether(picked, decision, reason)) onClose();
  }

  function askForReason() {
    if (chosen.size === 0) setTold(true);
    else setRejecting(true);
  }

  function move(step: number) {
    const boxes = [...(list.current?.querySelectorAll("input") ?? [])];
    const at = boxes.indexOf(document.activeElement as HTMLInputElement);
    boxes[Math.min(boxes.length - 1, Math.max(0, at + step))]?.focus();
  }

  const group = t("group");
  useKeys([
    {
      id: "review.approve",
      keys: "a",
      label: t("keys.approve"),
      group,
      run: () => decide("approve"),
    },
    { id: "review.reject", keys: "r", label: t("keys.reject"), group, run: askForReason },
    {
      id: "grid.all",
      keys: "shift+a",
      label: t("keys.all"),
      group,
      run: () => setChosen(chosen.size === all.size ? new Set() : all),
    },
    { keys: "arrowright", label: t("keys.next"), group, run: () => move(1) },
    { keys: "arrowleft", label: t("keys.before"), group, run: () => move(-1) },
    { keys: "arrowdown", label: t("keys.next"), group, run: () => move(1) },
    { keys: "arrowup", label: t("keys.before"), group, run: () => move(-1) },
    {
      keys: "escape",
      label: t("keys.escape"),
      group,
      run: () => (rejecting ? setRejecting(false) : onClose()),
    },
    ...reasons.slice(0, 9).map(({ id, title }, index) => ({
      keys: `${index + 1}`,
      label: tDesk("shortcuts.rejectFor", { reason: title }),
      group,
      enabled: rejecting,
      run: () => decide("reject", id),
    })),
  ]);

  const title = t(request.kind);
  return (
    <section aria-label={title} className="rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-3 border-b px-4 py-2">
        <h2 className="font-semibold">{title}</h2>
        <span className="text-muted">{t("chosen", { chosen: chosen.size, count: cards.length })}</span>
        <span className="ml-auto flex gap-2">
          <Button
            size="sm"
            variant="ghost"
            shortcut={keyOf("grid.all", "shift+a")}
            onClick={() => setChosen(chosen.size === all.size ? new Set() : all)}
          >
            {t(chosen.size === all.size ? "chooseNone" : "chooseAll")}
          </Button>
          <Button size="sm" variant="ghost" shortcut="escape" onClick={onClose}>
            {t("oneAtATime")}
          </Button>
        </span>
      </header>
      <ul ref={list} className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3 p-4">
        {cards.map((card) => (
          <li key={card.id}>
            <GridCard card={card} chosen={chosen.has(card.id)} onToggle={() => toggle(card.id)} />
          </li>
        ))}
      </ul>
      <footer className="sticky bottom-0 rounded-b-lg border-t bg-sunken px-4 py-3">
        <p role="status" className="text-warn not-empty:mb-2">
          {isTold && chosen.size === 0 && t("chooseFirst")}
        </p>
        {rejecting ? (
          <ul aria-label={tDesk("choices.reasonToReject")} className="flex flex-wrap gap-2">
            {reasons.map(({ id, title: reason }, index) => (
              <li key={id}>
                <Button
                  variant={id === request.reason ? "primary" : "danger"}
                  onClick={() => decide("reject", id)}
                >
                  {index < 9 && <Kbd keys={`${index + 1}`} />}{" "}
                  {id === request.reason ? t("asParent", { reason }) : reason}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button
              variant={request.decision === "reject" ? "secondary" : "primary"}
              icon={<Check />}
              shortcut={keyOf("review.approve", "a")}
              disabled={chosen.size === 0}
              onClick={() => decide("approve")}
            >
              {t("approve", { count: chosen.size })}
            </Button>
            <Button
              variant="danger"
              icon={<X />}
              shortcut={keyOf("review.reject", "r")}
              disabled={chosen.size === 0}
              onClick={() => setRejecting(true)}
            >
              {t("reject", { count: chosen.size })}
            </Button>
          </div>
        )}
      </footer>
    </section>
  );
}
