import type { Rates } from "./frontier";
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
  /** The solve rates of an earlier moment that is shown; null for now. */
  readonly past?: Rates | null;
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

/**
 * Rows come from top to bottom, so each level needs only the sum of the pixel line it is at: its line, the left edge,
 * red, green, blue and how many problems, one after another in one array.
 */
function paintMeans(raster: Raster, scene: Scene, view: Viewport, colours: readonly Colour[]): void {
  const { layout, rows, tree } = scene;
  const width = Math.max(1, nodeWidth * view.zoom);
  const components = Int32Array.from(colours.flat());
  const flush = (sums: Float64Array, at: number) => {
    const count = sums[at + 5]!;
    if (count === 0) return;
    const mean = packedOf(sums[at + 2]! / count, sums[at + 3]! / count, sums[at + 4]! / count);
    fill(raster, sums[at + 1]!, sums[at]!, width, 1, mean);
    sums[at + 2] = sums[at + 3] = sums[at + 4] = sums[at + 5] = 0;
  };
  const deepest = tree.level.reduce((most, level) => Math.max(most, level), 0);
  for (const { from, to } of stretchesInView(layout, view, raster)) {
    const sums = new Float64Array((deepest + 1) * 6);
    for (let row = from; row < to; row += 1) {
      const at = tree.level[rows.places[row]!]! * 6;
      const line = Math.floor(layout.y[row]! * view.zoom + view.y);
      if (sums[at] !== line) {
        flush(sums, at);
        sums[at] = line;
        sums[at + 1] = layout.x[row]! * view.zoom + view.x;
      } else if (sums[at + 5] === 0) sums[at + 1] = layout.x[row]! * view.zoom + view.x;
      const colour = colourIndex(scene, row) * 3;
      sums[at + 2]! += components[colour]!;
      sums[at + 3]! += components[colour + 1]!;
      sums[at + 4]! += components[colour + 2]!;
      sums[at + 5]! += 1;
    }
    for (let at = 0; at < sums.length; at += 6) flush(sums, at);
  }
}

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

const packed = ([red, green, blue]: Colour): number => packedOf(red, green, blue);

/** ImageData's bytes are red, green, blue, alpha; on little-endian machines that is this number. */
function packedOf(red: number, green: number, blue: number): number {
  return ((255 << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5)) >>> 0;
}

/** At least one pixel each way. */
function fill(raster: Raster, x: number, y: number, width: number, height: number, colour: number): void {
  const left = Math.max(0, Math.floor(x));
  const right = Math.min(raster.width, Math.max(Math.floor(x) + 1, Math.floor(x + width)));
  const top = Math.max(0, Math.floor(y));
  const bottom = Math.min(raster.height, Math.max(Math.floor(y) + 1, Math.floor(y + height)));
  if (right <= left) return;
  for (let line = top; line < bottom; line += 1) {
    const from = line * raster.width + left;
    const to = line * raster.width + right;
    // From afar most pieces are a pixel or two wide, where calling fill costs more than filling.
    if (to - from > 24) raster.pixels.fill(colour, from, to);
    else for (let at = from; at < to; at += 1) raster.pixels[at] = colour;
  }
}
