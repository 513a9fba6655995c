"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { classNames } from "../class-names";
import { Formula } from "../formula";
import type { Direction, ForestRow } from "./forest";
import { type MeasureName, measureClass } from "./measure";

type OutlineProps = {
  rows: readonly ForestRow[];
  measure: MeasureName;
  selected: string | null;
  found: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
  onMove: (direction: Direction) => void;
};

const rowHeight = 40;

/** The tree as an ARIA tree: the same problems, selection and collapsing as the canvas, only the rows on the screen mounted. */
export function Outline({ rows, measure, selected, found, onSelect, onToggle, onMove }: OutlineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: 280, height: 640 },
  });
  const index = rows.findIndex(({ problem }) => problem.id === selected);
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
  }, [index, virtual]);

  function press(event: KeyboardEvent) {
    const row = rows[index];
    const go = (target: ForestRow | undefined) => target && onSelect(target.problem.id);
    if (event.key === "ArrowDown") go(rows[index + 1] ?? (index < 0 ? rows[0] : undefined));
    else if (event.key === "ArrowUp") go(rows[index - 1]);
    else if (event.key === "Home") go(rows[0]);
    else if (event.key === "End") go(rows.at(-1));
    else if (event.key === "ArrowRight" && row) row.collapsed ? onToggle(row.problem.id) : onMove("child");
    else if (event.key === "ArrowLeft" && row)
      row.childCount > 0 && !row.collapsed ? onToggle(row.problem.id) : onMove("parent");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Outline of the tree"
      tabIndex={0}
      aria-activedescendant={index >= 0 ? `outline-${selected}` : undefined}
      onKeyDown={press}
      className="h-full overflow-auto bg-surface focus-visible:-outline-offset-2"
    >
      <div role="none" style={{ height: virtual.getTotalSize() }} className="relative">
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { problem } = row;
          const Chevron = row.collapsed ? ChevronRight : ChevronDown;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys, as the ARIA pattern has it
            <div
              key={problem.id}
              id={`outline-${problem.id}`}
              role="treeitem"
              tabIndex={-1}
              aria-level={problem.level + 1}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-selected={problem.id === selected}
              aria-expanded={row.childCount > 0 ? !row.collapsed : undefined}
              onClick={() => onSelect(problem.id)}
              style={{
                top: item.start,
                height: rowHeight,
                paddingLeft: 8 + Math.min(problem.level, 12) * 14,
              }}
              className={classNames(
                "absolute inset-x-0 flex cursor-pointer items-center gap-1.5 overflow-x-clip pr-2",
                problem.id === selected ? "bg-accent-soft" : "hover:bg-hover",
                found.has(problem.id) && "font-semibold",
              )}
            >
              <span aria-hidden className="grid size-4 shrink-0 place-items-center text-muted">
                {row.childCount > 0 && (
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
                style={{ background: `var(--color-${measureClass(measure, problem).colour})` }}
              />
              <span className="sr-only">{measureClass(measure, problem).label}:</span>
              <Formula
                latex={problem.latex}
                source={problem.statement}
                size="sm"
                showWarnings={false}
                className="whitespace-nowrap"
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
