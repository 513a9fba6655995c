import { describe, expect, it } from "vitest";
import { type LayoutInput, layoutForest, nodeHeight, nodeWidth, type Place } from "./layout";

/** `roots` trees with `variants` children each and as many grandchildren below the first of them. */
function sample(roots: number, variants: number): LayoutInput {
  const nodes: [string, string | null][] = [];
  for (let root = 0; root < roots; root += 1) {
    nodes.push([`r${root}`, null]);
    for (let child = 0; child < variants; child += 1) nodes.push([`r${root}c${child}`, `r${root}`]);
    for (let below = 0; below < variants; below += 1) nodes.push([`r${root}c0g${below}`, `r${root}c0`]);
  }
  return nodes;
}

const overlap = (a: Place, b: Place) => Math.abs(a.x - b.x) < nodeWidth && Math.abs(a.y - b.y) < nodeHeight;

describe("the layout of a forest", () => {
  const { places, width, height } = layoutForest(sample(8, 5));
  const byId = new Map(places.map((place) => [place.id, place]));

  it("places every problem inside the stated size, none over another", () => {
    expect(places).toHaveLength(8 * 11);
    for (const [index, place] of places.entries()) {
      expect(place.x).toBeGreaterThanOrEqual(0);
      expect(place.y).toBeGreaterThanOrEqual(0);
      expect(place.x + nodeWidth).toBeLessThanOrEqual(width);
      expect(place.y + nodeHeight).toBeLessThanOrEqual(height + 1e-9);
      expect(places.slice(index + 1).filter((other) => overlap(place, other))).toEqual([]);
    }
  });

  it("gives each level of a tree a column of its own", () => {
    expect(byId.get("r0c0")?.x).toBe(byId.get("r0c4")?.x);
    expect(byId.get("r0c0")?.x).toBeGreaterThan((byId.get("r0")?.x ?? 0) + nodeWidth);
  });

  it("keeps the order of siblings from top to bottom", () => {
    const tops = [0, 1, 2, 3, 4].map((child) => byId.get(`r2c${child}`)?.y ?? Number.NaN);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it("is about as wide as a screen, however many trees there are", () => {
    for (const roots of [12, 60, 200]) {
      const whole = layoutForest(sample(roots, 5));
      expect(whole.width / whole.height).toBeGreaterThan(0.8);
      expect(whole.width / whole.height).toBeLessThan(3.2);
    }
  });

  it("is empty for no problems", () => {
    expect(layoutForest([])).toEqual({ places: [], width: 0, height: 0 });
  });
});
