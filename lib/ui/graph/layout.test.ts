import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutRows, nodeHeight, nodeWidth } from "./layout";
import { id, numberAt, treeOf } from "./testing/tree";
import type { Tree } from "./tree";
import { detailOf, nodeLimit, rowAtPoint, rowsInView } from "./viewport";
import { allOpen, visibleRows, withFolded } from "./visible-rows";

const laidOut = (tree: Tree, folding = allOpen) => {
  const rows = visibleRows(tree, folding);
  return { tree, rows, layout: layoutRows(tree, rows) };
};
/** Every problem's parent comes before it, or it has none. */
const anyTree = fc
  .array(fc.nat(), { minLength: 1, maxLength: 80 })
  .map((draws) => treeOf(draws.map((draw, index) => (index === 0 || draw % 9 === 0 ? -1 : draw % index))));
/** `roots` trees with `variants` children each. */
const forest = (roots: number, variants: number) =>
  treeOf(
    Array.from({ length: roots * (variants + 1) }, (_, at) =>
      at % (variants + 1) === 0 ? -1 : at - (at % (variants + 1)),
    ),
  );

describe("the layout", () => {
  it("places every row inside the stated size, none over another, and never goes up within a column", () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const { layout } = laidOut(tree);
        for (let row = 0; row < tree.count; row += 1) {
          expect(layout.x[row]! + nodeWidth).toBeLessThanOrEqual(layout.width);
          expect(layout.y[row]! + nodeHeight).toBeLessThanOrEqual(layout.height);
          for (let other = 0; other < row; other += 1) {
            const apart =
              Math.abs(layout.x[row]! - layout.x[other]!) >= nodeWidth ||
              Math.abs(layout.y[row]! - layout.y[other]!) >= nodeHeight;
            expect(apart).toBe(true);
          }
        }
        for (const { from, to } of layout.columns)
          for (let row = from + 1; row < to; row += 1)
            expect(layout.y[row]!).toBeGreaterThanOrEqual(layout.y[row - 1]!);
      }),
      { numRuns: 50 },
    );
  });

  it("does not move what stands above a problem that gets variants", () => {
    const before = laidOut(treeOf([-1, 0, 0, 0]));
    const after = laidOut(treeOf([-1, 0, 0, 0, 2, 2]));
    for (const number of [0, 1, 2]) {
      const [one, other] = [before, after].map(({ tree, rows, layout }) => {
        const row = rows.rowOf[tree.ids.placeOf(id(number))]!;
        return [layout.x[row], layout.y[row]];
      });
      expect(other).toEqual(one);
    }
  });

  it("is about as wide as a screen, however many trees there are", () => {
    for (const roots of [200, 700, 3000]) {
      const { layout } = laidOut(forest(roots, 5));
      expect(layout.width / layout.height).toBeGreaterThan(0.7);
      expect(layout.width / layout.height).toBeLessThan(3.4);
    }
  });

  it("takes a tree of depth 300 and a parent with 5,000 variants", () => {
    const deep = laidOut(treeOf(Array.from({ length: 300 }, (_, at) => at - 1)));
    expect(deep.layout.height).toBe(nodeHeight);
    const wide = laidOut(treeOf([-1, ...Array.from({ length: 5000 }, () => 0)]));
    expect(wide.rows.places).toHaveLength(5001);
    expect(laidOut(wide.tree, withFolded(allOpen, [id(0)], true)).rows.places).toHaveLength(1);
  });

  it("is empty for no problems", () => {
    expect(laidOut(treeOf([])).layout).toMatchObject({ columns: [], width: 0, height: 0 });
  });
});

describe("what is in view", () => {
  const screen = { width: 1200, height: 800 };
  it("is found by halving just as by looking at every row", () => {
    const anyView = fc.record({
      x: fc.integer({ min: -3000, max: 500 }),
      y: fc.integer({ min: -3000, max: 500 }),
      zoom: fc.double({ min: 0.05, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(anyTree, anyView, (tree, view) => {
        const { layout } = laidOut(tree);
        const onScreen = (row: number) => {
          const left = layout.x[row]! * view.zoom + view.x;
          const top = layout.y[row]! * view.zoom + view.y;
          const [right, bottom] = [left + nodeWidth * view.zoom, top + nodeHeight * view.zoom];
          return right > 0 && bottom > 0 && left < screen.width && top < screen.height;
        };
        const seen = new Set(rowsInView(layout, view, screen));
        for (let row = 0; row < tree.count; row += 1) if (onScreen(row)) expect(seen.has(row)).toBe(true);
      }),
    );
  });

  it("is never more than a page can hold, at any zoom", () => {
    const { layout } = laidOut(forest(200, 5));
    for (const zoom of [0.02, 0.1, 0.3, 0.55, 0.8, 1, 2]) {
      const view = { x: 0, y: 0, zoom };
      const shown = rowsInView(layout, view, screen);
      if (detailOf(view, shown.length) === "near") expect(shown.length).toBeLessThanOrEqual(nodeLimit);
    }
    expect(detailOf({ x: 0, y: 0, zoom: 0.3 }, 12)).toBe("far");
  });

  it("can be pointed at", () => {
    const { layout, rows, tree } = laidOut(treeOf([-1, 0, 0]));
    const view = { x: 10, y: 20, zoom: 0.5 };
    const row = rows.rowOf[tree.ids.placeOf(id(2))]!;
    const [x, y] = [layout.x[row]! * 0.5 + 12, layout.y[row]! * 0.5 + 22];
    expect(numberAt(tree, rows.places[rowAtPoint(layout, view, x, y)]!)).toBe(2);
    expect(rowAtPoint(layout, view, 5000, 5000)).toBe(-1);
  });
});
