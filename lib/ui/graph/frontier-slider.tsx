"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { formatNumber, formatPercent } from "../data";
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
  const [playing, setPlaying] = useState(false);
  const last = frontier.frames.length - 1;
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (frame < last ? onFrame(frame + 1) : setPlaying(false)), pace);
    return () => clearTimeout(timer);
  }, [playing, frame, last, onFrame]);
  const shown = frontier.frames[frame];
  if (!shown) {
    return (
      <p className="border-b bg-sunken px-3 py-2 text-muted text-xs">
        Nothing was measured yet: a verify run shows which problems are solved, a train run how that changes.
      </p>
    );
  }
  function play() {
    if (!playing && frame === last) onFrame(0);
    setPlaying(!playing);
  }
  return (
    <section
      aria-label="Learning frontier"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b bg-sunken px-3 py-1.5 text-xs"
    >
      <span className="flex min-w-64 flex-1 items-center gap-2">
        <IconButton
          label={playing ? "Pause" : "Play training"}
          icon={playing ? <Pause /> : <Play />}
          onClick={play}
        />
        <input
          type="range"
          aria-label="Time in training"
          aria-valuetext={frameLabel(shown)}
          min={0}
          max={last}
          value={frame}
          onChange={(event) => onFrame(Number(event.target.value))}
          className="min-w-32 flex-1 accent-accent"
        />
        <output className="w-64 truncate" title={frameLabel(shown)}>
          {frame + 1}/{last + 1} {frameLabel(shown)}
        </output>
      </span>
      <ul aria-label="Solved at least once, by level" className="flex flex-wrap gap-x-3 text-muted">
        {solvedByLevel(tree, rates).map(({ level, solved, measured }) => (
          <li key={level}>
            {level === 0 ? "Roots" : `L${level}`}{" "}
            <span className="text-ink">{formatPercent(solved / measured, 0)}</span> of{" "}
            {formatNumber(measured)}
          </li>
        ))}
      </ul>
    </section>
  );
}
