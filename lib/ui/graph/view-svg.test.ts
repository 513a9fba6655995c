import { expect, test } from "vitest";
import { layoutRows } from "./layout";
import { colouringOf } from "./measure";
import type { Scene } from "./raster";
import { englishWords, id, treeOf } from "./testing/tree";
import { viewSvg } from "./view-svg";
import { allOpen, visibleRows } from "./visible-rows";

const tree = treeOf([-1, 0, 0]);
const rows = visibleRows(tree, allOpen);
const scene: Scene = {
  tree,
  rows,
  layout: layoutRows(tree, rows),
  colouring: colouringOf(tree, "level", englishWords),
  dimmed: null,
};
const size = { width: 900, height: 500 };
const formulaOf = (each: string) => ({
  id: each,
  statement: each === id(1) ? '<script>"&\u0000' : "x",
  latex: "x",
});
const draw = (zoom: number) =>
  viewSvg({
    scene,
    view: { x: 10, y: 10, zoom },
    size,
    formulaOf,
    colour: (name) => `#${name}`,
    say: englishWords.say,
  });

test("a drawing holds what is on the canvas and its legend, and formulas as text alone", () => {
  const near = draw(1);
  expect(near.match(/<title>/g)).toHaveLength(3);
  expect(near).toContain("&lt;script&gt;&quot;&amp;");
  expect(near).not.toContain("<script");
  expect(near).not.toContain("\u0000");
  expect(near).toContain("Level 1 2");
  expect(draw(0.1)).not.toContain("<title>");
  expect(draw(0.1).match(/fill="#series-2"/g)!.length).toBeGreaterThan(2);
});
