import { describe, expect, it } from "vitest";
import { layoutForest } from "./layout";
import { detailOf, nodeLimit, placesInView } from "./visible-places";

const { places } = layoutForest(Array.from({ length: 1000 }, (_, index) => [`p${index}`, null] as const));
const screen = { width: 1200, height: 800 };

describe("what React Flow is given", () => {
  it("is the part of the tree on the screen, wherever one pans", () => {
    const middle = places[500];
    const shown = placesInView(
      places,
      { x: -(middle?.x ?? 0) + 400, y: -(middle?.y ?? 0) + 300, zoom: 1 },
      screen,
    );
    expect(shown).toContain(middle);
    expect(shown.length).toBeLessThan(60);
  });

  it("is never more than a page can hold, at any zoom", () => {
    for (const zoom of [0.02, 0.1, 0.3, 0.55, 0.8, 1, 2]) {
      const view = { x: 0, y: 0, zoom };
      const shown = placesInView(places, view, screen);
      if (detailOf(view, shown.length) === "near") expect(shown.length).toBeLessThanOrEqual(nodeLimit);
    }
  });

  it("has formulas where they can be read and blocks where they cannot", () => {
    expect(detailOf({ x: 0, y: 0, zoom: 1 }, 12)).toBe("near");
    expect(detailOf({ x: 0, y: 0, zoom: 0.3 }, 12)).toBe("far");
    expect(detailOf({ x: 0, y: 0, zoom: 1 }, nodeLimit + 1)).toBe("far");
  });
});
