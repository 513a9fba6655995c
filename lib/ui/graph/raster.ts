import { nodeHeight, nodeWidth, type TreeLayout } from "./layout";
import { drawLines } from "./lines";
import type { Colouring } from "./measure";
import type { Tree } from "./tree";
import { type Size, stretchesInView, type Viewport } from "./viewport";
import type { Rows } from "./visible-rows";

export type Scene = {
  readonly tree: Tree;
  readonly rows: Rows;
  readonly layout: TreeLayout;
  readonly colouring: Colouring;
  /** 1 for each place that a filter or a search leaves out; null where nothing is. */
  readonly dimmed: Uint8Array | null;
};

export type Colour = readonly [red: number, green: number, blue: number];
/** `classes` in the order of the colouring's; `dim`: what is left out fades into it. */
export type Palette = { readonly classes: readonly Colour[]; readonly line: Colour; readonly dim: Colour };

/** Pixels as ImageData holds them, four bytes each. */
export type Raster = { readonly pixels: Uint32Array; readonly width: number; readonly height: number };

/** Below this many pixels between levels their lines would only be haze. */
const leastGap = 4;

/**
 * Every problem in view as a block in the colour of its class. Where blocks are less than a pixel high, a pixel takes
 * the mean colour of the problems it stands for, so none is left out. A pass over the rows in view and no more: a
 * hundred thousand take a few milliseconds. `view` and the raster are in the same pixels.
 */
export function paintBlocks(raster: Raster, scene: Scene, view: Viewport, palette: Palette): void {
  raster.pixels.fill(0);
  const size: Size = raster;
  if ((nodeWidth / 4) * view.zoom >= leastGap) {
    const line = packed(palette.line);
    drawLines(scene, view, size, (x1, y1, x2, y2) =>
      fill(raster, Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1) + 1, Math.abs(y2 - y1) + 1, line),
    );
  }
  const colours = palette.classes.flatMap((own) => [own, faded(own, palette.dim)]);
  if (nodeHeight * view.zoom >= 2) paintEach(raster, scene, view, colours.map(packed));
  else paintMeans(raster, scene, view, colours);
}

function paintEach(raster: Raster, scene: Scene, view: Viewport, colours: readonly number[]): void {
  const { layout } = scene;
  const [width, height] = [nodeWidth * view.zoom, nodeHeight * view.zoom];
  for (const { from, to } of stretchesInView(layout, view, raster))
    for (let row = from; row < to; row += 1)
      fill(
        raster,
        layout.x[row]! * view.zoom + view.x,
        layout.y[row]! * view.zoom + view.y,
        width,
        height,
        colours[colourIndex(scene, row)]!,
      );
}

/** Rows come from top to bottom, so each level needs only the sum of the pixel line it is at. */
function paintMeans(raster: Raster, scene: Scene, view: Viewport, colours: readonly Colour[]): void {
  const { layout, rows, tree } = scene;
  const width = Math.max(1, nodeWidth * view.zoom);
  for (const { from, to } of stretchesInView(layout, view, raster)) {
    const sums: Sum[] = [];
    const flush = (sum: Sum) => {
      if (sum.count === 0) return;
      const mean = packed([sum.red / sum.count, sum.green / sum.count, sum.blue / sum.count]);
      fill(raster, sum.x, sum.line, width, 1, mean);
    };
    for (let row = from; row < to; row += 1) {
      const level = tree.level[rows.places[row]!]!;
      const line = Math.floor(layout.y[row]! * view.zoom + view.y);
      sums[level] ??= { line, x: layout.x[row]! * view.zoom + view.x, red: 0, green: 0, blue: 0, count: 0 };
      const sum = sums[level];
      if (sum.line !== line) {
        flush(sum);
        sum.line = line;
        sum.red = sum.green = sum.blue = sum.count = 0;
      }
      const [red, green, blue] = colours[colourIndex(scene, row)]!;
      sum.red += red;
      sum.green += green;
      sum.blue += blue;
      sum.count += 1;
    }
    for (const sum of sums) if (sum) flush(sum);
  }
}

type Sum = { line: number; x: number; red: number; green: number; blue: number; count: number };

/** Each class has two colours: its own, and the one of what is left out. */
function colourIndex({ rows, colouring, dimmed }: Scene, row: number): number {
  const at = rows.places[row]!;
  return colouring.classOf[at]! * 2 + (dimmed ? dimmed[at]! : 0);
}

const faded = (own: Colour, into: Colour): Colour => [
  own[0] * 0.15 + into[0] * 0.85,
  own[1] * 0.15 + into[1] * 0.85,
  own[2] * 0.15 + into[2] * 0.85,
];

/** ImageData's bytes are red, green, blue, alpha; on little-endian machines that is this number. */
const packed = ([red, green, blue]: Colour): number =>
  ((255 << 24) | (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red)) >>> 0;

/** At least one pixel each way. */
function fill(raster: Raster, x: number, y: number, width: number, height: number, colour: number): void {
  const left = Math.max(0, Math.floor(x));
  const right = Math.min(raster.width, Math.max(Math.floor(x) + 1, Math.floor(x + width)));
  const top = Math.max(0, Math.floor(y));
  const bottom = Math.min(raster.height, Math.max(Math.floor(y) + 1, Math.floor(y + height)));
  if (right <= left) return;
  for (let line = top; line < bottom; line += 1)
    raster.pixels.fill(colour, line * raster.width + left, line * raster.width + right);
}
