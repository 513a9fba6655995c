"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import { paintBlocks, prepare, type Scene, type Size, type Viewport } from "./paint";
import { paletteReader } from "./palette-colours";

const mapSize: Size = { width: 148, height: 100 };
const padding = 6;

type MinimapProps = {
  scene: Omit<Scene, "colour">;
  view: Viewport;
  size: Size;
  themeVersion: number;
  /** Called with a place of the tree that should be in the middle of the screen. */
  onCentre: (x: number, y: number) => void;
};

/** The whole tree, with what is on the screen framed. For the pointer only: the outline serves the keyboard. */
export function Minimap({ scene, view, size, themeVersion, onCentre }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { layout } = scene;
  const scaleX = (mapSize.width - 2 * padding) / Math.max(1, layout.width);
  const scaleY = (mapSize.height - 2 * padding) / Math.max(1, layout.height);
  const zoom = Math.min(scaleX, scaleY);
  const own: Viewport = {
    zoom,
    x: (mapSize.width - layout.width * zoom) / 2,
    y: (mapSize.height - layout.height * zoom) / 2,
  };

  useEffect(() => {
    const element = canvas.current;
    const context = element && prepare(element, mapSize);
    if (!context) return;
    const colour = paletteReader(element);
    paintBlocks(context, { ...scene, colour }, own, mapSize);
    context.strokeStyle = colour("accent");
    context.lineWidth = 1.5;
    const ratio = own.zoom / view.zoom;
    context.strokeRect(
      own.x - view.x * ratio,
      own.y - view.y * ratio,
      size.width * ratio,
      size.height * ratio,
    );
  });

  function move(event: PointerEvent<HTMLCanvasElement>) {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    onCentre((event.clientX - box.left - own.x) / own.zoom, (event.clientY - box.top - own.y) / own.zoom);
  }

  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-theme-version={themeVersion}
      style={mapSize}
      onPointerDown={move}
      onPointerMove={move}
      className="cursor-pointer rounded-md border bg-surface"
    />
  );
}
