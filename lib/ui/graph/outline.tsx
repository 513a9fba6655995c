"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { classNames } from "../class-names";
import { Formula } from "../formula";
import { remembered } from "./remembered";
import type { ShownProblem } from "./shown-problem";
import type { Direction } from "./tree";
import type { ProblemFormula } from "./use-formulas";

type OutlineProps = {
  /** How many lines the outline has; `rowAt` gives one, undefined where it has not come yet. */
  count: number;
  rowAt: (row: number) => ShownProblem | undefined;
  /** The selected problem's line, or −1. */
  selectedRow: number;
  found: (id: string) => boolean;
  /** As the keys have left it: the rows follow a moment later. */
  isFolded: (id: string) => boolean;
  formulaOf: (id: string) => ProblemFormula | undefined;
  /** Told of the problems whose formulas are on the screen. */
  onShown: (ids: readonly string[]) => void;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
  onMove: (direction: Direction) => void;
};

const rowHeight = 40;

/** The tree as an ARIA tree: the same problems, selection and collapsing as the canvas, only the rows on the screen mounted. */
export function Outline(props: OutlineProps) {
  const { count, rowAt, selectedRow, found, isFolded, formulaOf, onShown, onSelect, onToggle, onMove } =
    props;
  const words = useOutlineWords();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 280, height: 640 },
  });
  useEffect(() => {
    if (selectedRow >= 0) virtual.scrollToIndex(selectedRow, { align: "auto" });
  }, [selectedRow, virtual]);
  const items = virtual.getVirtualItems().flatMap((item) => {
    const problem = rowAt(item.index);
    return problem ? [{ problem, start: item.start }] : [];
  });
  const shown = items.map(({ problem }) => problem.id).join(" ");
  useEffect(() => onShown(shown ? shown.split(" ") : []), [onShown, shown]);

  function press(event: KeyboardEvent) {
    const row = selectedRow < 0 ? undefined : rowAt(selectedRow);
    const go = (target: number) => {
      const problem = target >= 0 && target < count ? rowAt(target) : undefined;
      if (problem) onSelect(problem.id);
    };
    if (event.key === "ArrowDown") go(selectedRow + 1);
    else if (event.key === "ArrowUp") go(selectedRow - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(count - 1);
    else if (event.key === "ArrowRight" && row)
      row.childCount > 0 && isFolded(row.id) ? onToggle(row.id) : onMove("child");
    else if (event.key === "ArrowLeft" && row)
      row.childCount > 0 && !isFolded(row.id) ? onToggle(row.id) : onMove("parent");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const selected = selectedRow < 0 ? undefined : rowAt(selectedRow)?.id;
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={words.label}
      tabIndex={0}
      aria-activedescendant={selected ? `outline-${selected}` : undefined}
      onKeyDown={press}
      className="h-full overflow-auto bg-surface focus-visible:-outline-offset-2"
    >
      <div role="none" style={{ height: virtual.getTotalSize() }} className="relative">
        {items.map(({ problem, start }) => {
          const Chevron = problem.folded ? ChevronRight : ChevronDown;
          const formula = formulaOf(problem.id);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys, as the ARIA pattern has it
            <div
              key={problem.id}
              id={`outline-${problem.id}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={problem.level + 1}
              aria-posinset={problem.position}
              aria-setsize={problem.siblings}
              aria-selected={problem.id === selected}
              aria-expanded={problem.childCount > 0 ? !problem.folded : undefined}
              onClick={() => onSelect(problem.id)}
              style={{
                top: start,
                height: rowHeight,
                paddingLeft: 8 + Math.min(problem.level, 12) * 14,
              }}
              className={classNames(
                "absolute inset-x-0 flex cursor-pointer items-center gap-1.5 overflow-x-clip pr-2",
                problem.id === selected ? "bg-accent-soft" : "hover:bg-hover",
                found(problem.id) && "font-semibold",
                problem.dimmed && "text-muted",
              )}
            >
              <span aria-hidden className="grid size-4 shrink-0 place-items-center text-muted">
                {problem.childCount > 0 && (
                  <Chevron
                    className="size-3.5"
                    onClick={(event) => {
                      event.stopPropagation();
                      onToggle(problem.id);
                    }}
                  />
                )}
              </span>
              <span
                aria-hidden
                className="size-2 shrink-0 rounded-xs"
                style={{ background: `var(--color-${problem.colour})` }}
              />
              <span className="sr-only">
                {problem.dimmed ? words.leftOut(problem.label) : words.problem(problem.label)}
              </span>
              {formula ? (
                <Formula
                  latex={formula.latex}
                  source={formula.statement}
                  size="sm"
                  showWarnings={false}
                  className="whitespace-nowrap"
                />
              ) : (
                <span className="h-3 w-32 rounded-sm bg-sunken" />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Worked out once for each class of problems, for rows come and go while one scrolls. */
function useOutlineWords() {
  const t = useTranslations("tree.outline");
  return useMemo(
    () => ({
      label: t("label"),
      problem: remembered((name: string) => t("problem", { class: name })),
      leftOut: remembered((name: string) => t("leftOut", { class: name })),
    }),
    [t],
  );
}
