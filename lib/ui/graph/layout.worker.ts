import { type LayoutInput, layoutForest } from "./layout";

self.addEventListener("message", ({ data }: MessageEvent<{ ticket: number; nodes: LayoutInput }>) => {
  self.postMessage({ ticket: data.ticket, layout: layoutForest(data.nodes) });
});
