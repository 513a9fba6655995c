"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ForestRow } from "./forest";
import { type LayoutInput, layoutForest, type TreeLayout } from "./layout";

/** Up to this many nodes a layout takes a few milliseconds: less than a message to a worker and back is worth. */
const inlineLimit = 1500;

/** The layout of the visible rows. While a worker computes that of a large tree, the last one stays. */
export function useLayout(rows: readonly ForestRow[]): TreeLayout | null {
  const shape = useMemo(
    () => rows.map(({ problem }) => `${problem.id} ${problem.parentId ?? ""}`).join("\n"),
    [rows],
  );
  const nodes = useMemo(() => nodesOf(shape), [shape]);
  const inline = useMemo(() => (nodes.length <= inlineLimit ? layoutForest(nodes) : null), [nodes]);
  const [fromWorker, setFromWorker] = useState<TreeLayout | null>(null);
  const worker = useRef<Worker | null>(null);
  const ticket = useRef(0);

  useEffect(() => {
    if (inline) return;
    worker.current ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    ticket.current += 1;
    worker.current.onmessage = ({ data }: MessageEvent<{ ticket: number; layout: TreeLayout }>) => {
      if (data.ticket === ticket.current) setFromWorker(data.layout);
    };
    worker.current.postMessage({ ticket: ticket.current, nodes });
  }, [inline, nodes]);

  useEffect(() => () => worker.current?.terminate(), []);
  return inline ?? fromWorker;
}

/** Only ids and parents move nodes: a new verdict or solve rate must not lay the tree out again. */
function nodesOf(shape: string): LayoutInput {
  if (shape === "") return [];
  return shape.split("\n").map((line) => {
    const [id = "", parentId = ""] = line.split(" ");
    return [id, parentId || null] as const;
  });
}
