import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colouringOf, countedBelow } from "./measure";
import { englishWords, id, numberAt, treeOf } from "./testing/tree";
import { ancestors, neighbour } from "./tree";
import { allFolded, allOpen, visibleRows, withFolded } from "./visible-rows";

/** a(0) with a1(1), a2(2) and, below a2, a2i(3); b(4). */
const tree = treeOf([-1, 0, 0, 2, -1]);
const shown = (rows: ReturnType<typeof visibleRows>) => [...rows.places].map((at) => numberAt(tree, at));

describe("a tree", () => {
  it("keeps every problem once, each parent directly before its subtree, siblings in the order they were made", () => {
    const anyParents = fc.array(fc.integer({ min: -1, max: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(anyParents, (parents) => {
        const built = treeOf(parents);
        const places = parents.map((_, number) => built.ids.placeOf(id(number)));
        expect([...places].sort((a, b) => a - b)).toEqual(parents.map((_, index) => index));
        for (let at = 0; at < built.count; at += 1) {
          const above = built.parent[at]!;
          if (above < 0) continue;
          expect(above).toBeLessThan(at);
          expect(built.end[at]).toBeLessThanOrEqual(built.end[above]!);
          expect(built.level[at]).toBe(built.level[above]! + 1);
          expect(parents[numberAt(built, at)]).toBe(numberAt(built, above));
          const next = built.end[at]!;
          if (next < built.end[above]!) expect(numberAt(built, next)).toBeGreaterThan(numberAt(built, at));
        }
      }),
    );
  });

  it("puts roots in the order of their ids, in whatever order they come and wherever their ids differ", () => {
    const anyId = fc.uint8Array({ minLength: 16, maxLength: 16, max: 255 });
    // Some alike in all but a few bytes, as those made in the same millisecond.
    const near = anyId.map((bytes) => bytes.map((byte, index) => (index < 14 ? 7 : byte)));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyId, near), { maxLength: 40 }), (ids) => {
        const packed = Uint8Array.from(ids.flatMap((bytes) => [...bytes]));
        const built = treeOf(
          ids.map(() => -1),
          { id: packed },
        );
        const written = Array.from({ length: built.count }, (_, at) => built.ids.idAt(at));
        expect(written).toEqual([...written].sort());
      }),
    );
  });

  it("shows a variant whose parent is missing, and circles of parents, as roots", () => {
    expect(treeOf([7, 2, 1]).count).toBe(3);
    expect([...treeOf([7, 2, 1]).parent].filter((parent) => parent < 0)).toHaveLength(2);
  });

  it("counts the colours of a subtree that alone is shown in it alone", () => {
    const whole = colouringOf(tree, "level", englishWords);
    expect(whole.counts).toEqual([2, 2, 1, 0, 0]);
    expect(countedBelow(whole, tree, tree.ids.placeOf(id(2))).counts).toEqual([0, 1, 1, 0, 0]);
    expect(countedBelow(whole, tree, -1)).toBe(whole);
  });

  it("finds parent, first variant and siblings, and stops at the edges", () => {
    const go = (from: number, direction: Parameters<typeof neighbour>[2]) => {
      const at = neighbour(tree, tree.ids.placeOf(id(from)), direction);
      return at < 0 ? null : numberAt(tree, at);
    };
    expect([go(2, "parent"), go(0, "child"), go(1, "next"), go(0, "next")]).toEqual([0, 1, 2, 4]);
    expect([go(2, "previous"), go(4, "previous")]).toEqual([1, 0]);
    expect([go(1, "previous"), go(4, "child"), go(4, "parent"), go(2, "next")]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(ancestors(tree, tree.ids.placeOf(id(3))).map((at) => numberAt(tree, at))).toEqual([0, 2]);
  });
});

describe("visible rows", () => {
  it("leave out everything below what is folded, however the folding is said", () => {
    expect(shown(visibleRows(tree, allOpen))).toEqual([0, 1, 2, 3, 4]);
    expect(shown(visibleRows(tree, withFolded(allOpen, [id(2)], true)))).toEqual([0, 1, 2, 4]);
    expect(shown(visibleRows(tree, allFolded))).toEqual([0, 4]);
    expect(shown(visibleRows(tree, withFolded(allFolded, [id(0)], false)))).toEqual([0, 1, 2, 4]);
  });

  it("are those of one subtree in focus", () => {
    const rows = visibleRows(tree, allOpen, tree.ids.placeOf(id(2)));
    expect(shown(rows)).toEqual([2, 3]);
    expect(rows.base).toBe(1);
  });
});
