import { expect, it } from "vitest";
import { layoutRows, nodeHeight, nodeWidth } from "./layout";
import { treeOf } from "./testing/tree";
import { broughtIn, isComfortable } from "./viewport";
import { allOpen, visibleRows } from "./visible-rows";

const tree = treeOf([-1, 0, 0]);
const layout = layoutRows(tree, visibleRows(tree, allOpen, -1));
const view = { x: 0, y: 0, zoom: 1 };
const wide = { width: 2_000, height: 2_000 };

it("a view moves no further than it takes to see the whole node", () => {
  const row = 1;
  expect(broughtIn(layout, row, view, wide)).toEqual(view);
  const narrow = { width: layout.x[row]! + nodeWidth / 2, height: 2_000 };
  const moved = broughtIn(layout, row, view, narrow);
  expect(isComfortable(layout, row, view, narrow)).toBe(false);
  expect(isComfortable(layout, row, moved, narrow)).toBe(true);
  expect(moved.y).toBe(0);
  const beyond = broughtIn(layout, row, { ...view, x: -layout.x[row]! - 1 }, wide);
  expect(isComfortable(layout, row, beyond, wide)).toBe(true);
  expect(layout.x[row]! + beyond.x).toBeLessThan(nodeHeight);
});
