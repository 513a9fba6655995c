import { describe, expect, it } from "vitest";
import { layoutRows } from "./layout";
import { colouringOf } from "./measure";
import { type Palette, paintBlocks, type Raster, type Scene } from "./raster";
import { englishWords, treeOf } from "./testing/tree";
import { wholeTree } from "./viewport";
import { allOpen, visibleRows } from "./visible-rows";

const palette: Palette = {
  classes: [
    [200, 0, 0],
    [0, 200, 0],
    [0, 0, 200],
    [90, 90, 90],
  ],
  line: [1, 1, 1],
  dim: [255, 255, 255],
};

function painted(scene: Scene, width: number, height: number): Raster {
  const raster = { pixels: new Uint32Array(width * height), width, height };
  paintBlocks(raster, scene, wholeTree(scene.layout, raster), palette);
  return raster;
}

function sceneOf(states: readonly number[], dimmed: Uint8Array | null = null): Scene {
  const tree = treeOf([-1, ...states.slice(1).map(() => 0)], { state: Uint8Array.from(states) });
  const rows = visibleRows(tree, allOpen);
  return {
    tree,
    rows,
    layout: layoutRows(tree, rows),
    colouring: colouringOf(tree, "verdict", englishWords),
    dimmed,
  };
}

const red = ({ pixels }: Raster) => [...pixels].filter((pixel) => (pixel & 0xffffff) === 200).length;

describe("the overview", () => {
  it("draws each problem in the colour of its class", () => {
    expect(red(painted(sceneOf([0, 1, 1]), 300, 200))).toBeGreaterThan(0);
    expect(red(painted(sceneOf([1, 1, 1]), 300, 200))).toBe(0);
  });

  it("lets problems that share a pixel share its colour, and leaves none out", () => {
    const half = Array.from({ length: 5001 }, (_, at) => at % 2);
    const { pixels } = painted(sceneOf(half), 200, 100);
    const mixed = [...pixels].filter((pixel) => (pixel & 0xff) > 80 && ((pixel >> 8) & 0xff) > 80);
    expect(mixed.length).toBeGreaterThan(80);
  });

  it("fades what a filter leaves out", () => {
    expect(red(painted(sceneOf([0, 0, 0], Uint8Array.of(1, 1, 1)), 300, 200))).toBe(0);
  });
});
