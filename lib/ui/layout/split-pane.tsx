"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { classNames } from "../class-names";
import { IconButton } from "../forms/icon-button";

type SplitPaneProps = {
  main: ReactNode;
  /** Null while there is nothing to show at the side: the main part then has all the room, and stays as it is. */
  side: ReactNode | null;
  /** Names the side panel. */
  sideLabel: string;
  /** Starting width in pixels; default 380. */
  sideWidth?: number;
  /** Where the browser keeps the width that was chosen. */
  storageKey?: string;
  /** Puts a close button on the side panel. */
  onClose?: () => void;
  /** Names what is shown at the side: where both parts lie under each other, each new one is scrolled to. */
  shown?: string | null;
};

const narrowest = 280;
const widest = 760;
const widthChanged = "ladderboard:pane-width";

/**
 * Content with a panel at its right whose width is dragged or moved by arrow keys. Below 1,024 px it lies underneath, about
 * half a screen high, so that both can be seen.
 */
export function SplitPane({
  main,
  side,
  sideLabel,
  sideWidth = 380,
  storageKey = "side",
  onClose,
  shown = null,
}: SplitPaneProps) {
  const panes = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== null && window.matchMedia("(width < 64rem)").matches)
      panes.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);
  const [width, setWidth] = useStoredWidth(`ladderboard-pane-${storageKey}`, sideWidth);

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement!.getBoundingClientRect().right;
    setWidth(right - event.clientX);
  }

  function press(event: KeyboardEvent) {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    setWidth(width + step);
  }

  return (
    <div
      ref={panes}
      className={classNames(
        "grid min-h-0 grid-cols-[minmax(0,1fr)] lg:h-full",
        side !== null && "lg:grid-cols-[minmax(0,1fr)_1px_var(--side)]",
      )}
      style={{ "--side": `${width}px` } as React.CSSProperties}
    >
      <div className="min-w-0 lg:overflow-auto">{main}</div>
      {side !== null && <Side {...{ side, sideLabel, onClose, width, drag, press }} />}
    </div>
  );
}

type SideProps = Pick<SplitPaneProps, "side" | "sideLabel" | "onClose"> & {
  width: number;
  drag: (event: PointerEvent<HTMLDivElement>) => void;
  press: (event: KeyboardEvent) => void;
};

function Side({ side, sideLabel, onClose, width, drag, press }: SideProps) {
  const t = useTranslations("layout.pane");
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a movable separator is a control, which hr is not */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t("width", { panel: sideLabel })}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
        className="relative hidden cursor-col-resize touch-none bg-line after:absolute after:inset-y-0 after:-left-1 after:w-2 hover:bg-accent focus-visible:bg-accent lg:block"
      />
      <aside
        aria-label={sideLabel}
        className="relative h-[55dvh] min-w-0 overflow-auto border-t bg-surface lg:h-auto lg:border-t-0"
      >
        {onClose && (
          <span className="absolute top-2 right-2 z-10">
            <IconButton label={t("close", { panel: sideLabel })} icon={<X aria-hidden />} onClick={onClose} />
          </span>
        )}
        {side}
      </aside>
    </>
  );
}

function useStoredWidth(key: string, fallback: number): [number, (width: number) => void] {
  const width = useSyncExternalStore(
    (changed) => {
      window.addEventListener(widthChanged, changed);
      return () => window.removeEventListener(widthChanged, changed);
    },
    () => Number(window.localStorage.getItem(key)) || fallback,
    () => fallback,
  );
  const store = (next: number) => {
    window.localStorage.setItem(key, String(Math.round(Math.min(widest, Math.max(narrowest, next)))));
    window.dispatchEvent(new Event(widthChanged));
  };
  return [width, store];
}
