"use client";

import { type PointerEvent, useEffect, useMemo, useRef } from "react";
import { readPalette } from "./palette-colours";
import { paintBlocks, type Scene } from "./raster";
import type { Size, Viewport } from "./viewport";

const mapSize: Size = { width: 148, height: 100 };
const padding = 6;

type MinimapProps = {
  scene: Scene;
  view: Viewport;
  size: Size;
  themeVersion: number;
  /** Called with a place of the tree that should be in the middle of the screen. */
  onCentre: (x: number, y: number) => void;
};

/** The whole tree, with what is on the screen framed. For the pointer only: the outline serves the keyboard. */
export function Minimap({ scene, view, size, themeVersion, onCentre }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = scene.layout;
  const own = useMemo<Viewport>(() => {
    const across = (mapSize.width - 2 * padding) / Math.max(1, width);
    const down = (mapSize.height - 2 * padding) / Math.max(1, height);
    const zoom = Math.min(across, down);
    return { zoom, x: (mapSize.width - width * zoom) / 2, y: (mapSize.height - height * zoom) / 2 };
  }, [width, height]);

  // Painted when the tree or its colours change; panning moves the frame alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme repaints although no value read here changes
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const density = window.devicePixelRatio || 1;
    element.width = Math.round(mapSize.width * density);
    element.height = Math.round(mapSize.height * density);
    const image = context.createImageData(element.width, element.height);
    const raster = {
      pixels: new Uint32Array(image.data.buffer),
      width: element.width,
      height: element.height,
    };
    const scaled = { x: own.x * density, y: own.y * density, zoom: own.zoom * density };
    paintBlocks(raster, scene, scaled, readPalette(element, scene.colouring));
    context.putImageData(image, 0, 0);
  }, [scene, own, themeVersion]);

  function move(event: PointerEvent<HTMLDivElement>) {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    onCentre((event.clientX - box.left - own.x) / own.zoom, (event.clientY - box.top - own.y) / own.zoom);
  }
  const ratio = own.zoom / view.zoom;
  return (
    <div
      aria-hidden
      style={mapSize}
      onPointerDown={move}
      onPointerMove={move}
      className="relative cursor-pointer overflow-hidden rounded-md border bg-surface"
    >
      <canvas ref={canvas} className="size-full" />
      <div
        className="absolute top-0 left-0 border-2 border-accent"
        style={{
          width: Math.max(4, size.width * ratio),
          height: Math.max(4, size.height * ratio),
          transform: `translate(${own.x - view.x * ratio}px, ${own.y - view.y * ratio}px)`,
        }}
      />
    </div>
  );
}
