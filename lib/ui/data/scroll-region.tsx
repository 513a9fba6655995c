"use client";

import { type ReactNode, useRef } from "react";
import { classNames } from "../class-names";
import { useHiddenBeyond } from "../use-hidden-beyond";

/** What scrolls within the page, by keyboard too; a shadow at an edge says that there is more beyond it. */
export function ScrollRegion(props: { label: string; maxHeight?: string; children: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  const more = useHiddenBeyond(region);
  return (
    <div className="relative">
      <section
        ref={region}
        className="relative overflow-auto"
        style={{ maxHeight: props.maxHeight }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={props.label}
      >
        {props.children}
      </section>
      <Edge shown={more.left} className="left-0 bg-linear-to-r" />
      <Edge shown={more.right} className="right-0 bg-linear-to-l" />
    </div>
  );
}

function Edge({ shown, className }: { shown: boolean; className: string }) {
  return (
    <div
      aria-hidden
      className={classNames(
        "pointer-events-none absolute inset-y-0 z-30 w-6 from-ink/20 to-transparent transition-opacity",
        shown ? "opacity-100" : "opacity-0",
        className,
      )}
    />
  );
}
