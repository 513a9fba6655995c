import type { Forest } from "./forest";
import { nodeHeight, nodeWidth, type Place, type TreeLayout } from "./layout";
import { type MeasureName, measureClass } from "./measure";

/** Screen = tree × zoom + (x, y), in CSS pixels. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };
export type Size = { readonly width: number; readonly height: number };

export type Scene = {
  readonly layout: TreeLayout;
  readonly placeById: ReadonlyMap<string, Place>;
  readonly forest: Forest;
  readonly measure: MeasureName;
  readonly selected: string | null;
  readonly found: ReadonlySet<string>;
  readonly colour: (name: string) => string;
};

/** Clears the canvas and makes one unit a CSS pixel, whatever the screen's density. */
export function prepare(canvas: HTMLCanvasElement, size: Size): CanvasRenderingContext2D | null {
  const density = window.devicePixelRatio || 1;
  const width = Math.round(size.width * density);
  const height = Math.round(size.height * density);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d");
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, size.width, size.height);
  return context;
}

/** The lines from parents to children that cross the screen. */
export function paintEdges(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  size: Size,
): void {
  context.beginPath();
  for (const child of scene.layout.places) {
    const parent = child.parentId === null ? undefined : scene.placeById.get(child.parentId);
    if (!parent) continue;
    const fromX = (parent.x + nodeWidth) * view.zoom + view.x;
    const fromY = (parent.y + nodeHeight / 2) * view.zoom + view.y;
    const toX = child.x * view.zoom + view.x;
    const toY = (child.y + nodeHeight / 2) * view.zoom + view.y;
    if (toX < 0 || fromX > size.width || Math.max(fromY, toY) < 0 || Math.min(fromY, toY) > size.height)
      continue;
    const middle = (fromX + toX) / 2;
    context.moveTo(fromX, fromY);
    context.bezierCurveTo(middle, fromY, middle, toY, toX, toY);
  }
  context.strokeStyle = scene.colour("line-strong");
  context.globalAlpha = 0.65;
  context.lineWidth = Math.max(0.5, Math.min(1.25, view.zoom * 1.5));
  context.stroke();
  context.globalAlpha = 1;
}

/** Each problem as a block in the colour of its class; the selected one ringed, search hits outlined. */
export function paintBlocks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  size: Size,
): void {
  const width = Math.max(1.5, nodeWidth * view.zoom);
  const height = Math.max(1.5, nodeHeight * view.zoom);
  for (const place of scene.layout.places) {
    const problem = scene.forest.byId.get(place.id);
    const x = place.x * view.zoom + view.x;
    const y = place.y * view.zoom + view.y;
    if (!problem || x + width < 0 || y + height < 0 || x > size.width || y > size.height) continue;
    context.fillStyle = scene.colour(measureClass(scene.measure, problem).colour);
    context.fillRect(x, y, width, height);
    if (scene.found.has(place.id)) ring(context, scene.colour("ink"), x, y, width, height, 1.5);
    if (scene.selected === place.id) ring(context, scene.colour("accent"), x, y, width, height, 3);
  }
}

function ring(
  context: CanvasRenderingContext2D,
  colour: string,
  ...[x, y, width, height, thickness]: [number, number, number, number, number]
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.strokeRect(x - 2, y - 2, width + 4, height + 4);
}
