"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { nodeHeight, nodeWidth } from "./layout";
import { drawLines } from "./lines";
import { readPalette } from "./palette-colours";
import { type Palette, paintBlocks, type Raster, type Scene } from "./raster";
import { type Detail, rowOfId, type Size, type Viewport } from "./viewport";

type Painted = {
  scene: Scene | null;
  view: Viewport;
  size: Size;
  detail: Detail;
  selected: string | null;
  found: ReadonlySet<number> | null;
  themeVersion: number;
};

/** Paints what lies under the nodes: near only the lines, far every problem as a block. */
export function usePainted(canvas: RefObject<HTMLCanvasElement | null>, painted: Painted): void {
  const { scene, view, size, detail, selected, found, themeVersion } = painted;
  const palette = useRef<{ key: unknown[]; value: Palette } | null>(null);
  const image = useRef<ImageData | null>(null);

  // Before the screen is painted again, so that lines and nodes move in the same frame.
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !scene) return;
    const key = [scene.colouring, themeVersion];
    if (!palette.current || palette.current.key.some((each, index) => each !== key[index]))
      palette.current = { key, value: readPalette(element, scene.colouring) };
    const density = window.devicePixelRatio || 1;
    const width = Math.round(size.width * density);
    const height = Math.round(size.height * density);
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    const context = element.getContext("2d");
    if (!context || width === 0 || height === 0) return;
    const scaled = { x: view.x * density, y: view.y * density, zoom: view.zoom * density };
    if (detail === "far") {
      if (image.current?.width !== width || image.current.height !== height)
        image.current = context.createImageData(width, height);
      const raster: Raster = { pixels: new Uint32Array(image.current.data.buffer), width, height };
      paintBlocks(raster, scene, scaled, palette.current.value);
      context.putImageData(image.current, 0, 0);
      ringFound(context, element, { scene, view: scaled, selected, found });
    } else {
      context.clearRect(0, 0, width, height);
      const [red, green, blue] = palette.current.value.line;
      context.fillStyle = `rgb(${red} ${green} ${blue})`;
      const thick = Math.max(1, density);
      drawLines(scene, scaled, { width, height }, (x1, y1, x2, y2) => {
        const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
        context.fillRect(left, top, Math.abs(x2 - x1) + thick, Math.abs(y2 - y1) + thick);
      });
    }
  }, [canvas, scene, view, size, detail, selected, found, themeVersion]);
}

/** Rings are drawn around at most so many search hits; more would cover the tree, and what is no hit is dimmed anyway. */
const mostRings = 2_000;

function ringFound(
  context: CanvasRenderingContext2D,
  element: HTMLElement,
  { scene, view, selected, found }: { scene: Scene; view: Viewport } & Pick<Painted, "selected" | "found">,
): void {
  const style = getComputedStyle(element);
  const ring = (row: number, colour: string, thickness: number) => {
    if (row < 0) return;
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.strokeRect(
      scene.layout.x[row]! * view.zoom + view.x - 2,
      scene.layout.y[row]! * view.zoom + view.y - 2,
      Math.max(1, nodeWidth * view.zoom) + 4,
      Math.max(1, nodeHeight * view.zoom) + 4,
    );
  };
  if (found && found.size <= mostRings) for (const at of found) ring(scene.rows.rowOf[at]!, style.color, 1.5);
  if (selected) ring(rowOfId(scene.tree, scene.rows, selected), style.outlineColor, 3);
}
