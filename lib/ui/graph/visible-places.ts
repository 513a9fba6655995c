import { nodeHeight, nodeWidth, type Place } from "./layout";
import type { Size, Viewport } from "./paint";

/** Below this zoom a formula cannot be read, so blocks of colour are drawn instead. */
export const readableZoom = 0.55;
/** At most this many nodes get a formula at once: about 3,500 elements of the page. */
export const nodeLimit = 56;

/** Screen pixels beyond each edge within which nodes stand ready, so that panning shows no gaps. */
const margin = 120;

/** The places on the screen and just beyond. */
export function placesInView(places: readonly Place[], view: Viewport, size: Size): Place[] {
  const left = (-margin - view.x) / view.zoom - nodeWidth;
  const top = (-margin - view.y) / view.zoom - nodeHeight;
  const right = (size.width + margin - view.x) / view.zoom;
  const bottom = (size.height + margin - view.y) / view.zoom;
  return places.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
}

/** How the tree is drawn: "near" as nodes with formulas, "far" as blocks of colour. */
export function detailOf(view: Viewport, inView: number): "near" | "far" {
  return view.zoom >= readableZoom && inView <= nodeLimit ? "near" : "far";
}
