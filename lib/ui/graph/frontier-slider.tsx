"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { say } from "@/lib/language/words";
import { useFormats } from "../data";
import { IconButton } from "../forms";
import { type Frontier, frameLabel, type Rates, solvedByLevel } from "./frontier";
import type { Tree } from "./tree";

type FrontierSliderProps = {
  tree: Tree;
  frontier: Frontier;
  frame: number;
  rates: Rates;
  onFrame: (frame: number) => void;
};

/** Milliseconds a frame while it plays. */
const pace = 600;

/** Replays training on the tree: which problems were solved when, and how far up the levels that reached. */
export function FrontierSlider({ tree, frontier, frame, rates, onFrame }: FrontierSliderProps) {
  const t = useTranslations("tree.frontier");
  const translate = useTranslations();
  const { percent } = useFormats();
  const [playing, setPlaying] = useState(false);
  const solvedId = useId();
  const last = frontier.frames.length - 1;
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (frame < last ? onFrame(frame + 1) : setPlaying(false)), pace);
    return () => clearTimeout(timer);
  }, [playing, frame, last, onFrame]);
  const shown = frontier.frames[frame];
  if (!shown) {
    return <p className="border-b bg-sunken px-3 py-2 text-muted text-xs">{t("empty")}</p>;
  }
  const moment = say(translate, frameLabel(shown));
  const counted = t("moment", { number: frame + 1, count: last + 1, moment });
  function play() {
    if (!playing && frame === last) onFrame(0);
    setPlaying(!playing);
  }
  return (
    <section
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-sunken px-3 py-1.5 text-xs"
    >
      <span className="flex min-w-64 flex-1 items-center gap-2">
        <IconButton
          label={playing ? t("pause") : t("play")}
          icon={playing ? <Pause /> : <Play />}
          onClick={play}
        />
        <input
          type="range"
          aria-label={t("time")}
          aria-valuetext={moment}
          min={0}
          max={last}
          value={frame}
          onChange={(event) => onFrame(Number(event.target.value))}
          className="min-w-32 flex-1 accent-accent"
        />
        <output className="w-64 truncate" title={moment}>
          {counted}
        </output>
        <span className="whitespace-nowrap text-muted">
          {t("measured", { count: shown.problems.length, total: tree.count })}
        </span>
      </span>
      <div className="flex flex-wrap gap-x-3 text-muted">
        <span id={solvedId}>{t("solvedByLevel")}</span>
        <ul aria-labelledby={solvedId} className="flex flex-wrap gap-x-3">
          {solvedByLevel(tree, rates).map(({ level, solved, measured }) => (
            <li key={level}>
              {t.rich(level === 0 ? "solvedRoots" : "solvedOnLevel", {
                level,
                measured,
                percent: percent(solved / measured, 0),
                rate: (text) => <span className="text-ink">{text}</span>,
              })}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
