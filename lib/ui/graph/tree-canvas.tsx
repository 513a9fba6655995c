"use client";

import "@xyflow/react/dist/base.css";
import { type Viewport as FlowViewport, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { type MouseEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { IconButton } from "../forms";
import type { Forest, ForestRow } from "./forest";
import { nodeHeight, nodeWidth, type Place, type TreeLayout } from "./layout";
import { Legend } from "./legend";
import { type MeasureName, measureClass } from "./measure";
import { Minimap } from "./minimap";
import { paintBlocks, paintEdges, prepare, type Size } from "./paint";
import { paletteReader, useThemeVersion } from "./palette-colours";
import { type ProblemFlowNode, ProblemNode } from "./problem-node";
import { detailOf, placesInView } from "./visible-places";

export type TreeCanvasProps = {
  forest: Forest;
  rows: readonly ForestRow[];
  layout: TreeLayout;
  measure: MeasureName;
  selected: string | null;
  found: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
};

const nodeTypes = { problem: ProblemNode };
/** Of the canvas on a common screen: the server draws what falls into it, so that formulas stand before scripts have loaded. */
const likelySize: Size = { width: 960, height: 640 };
const firstView: FlowViewport = { x: 24, y: 24, zoom: 0.9 };

/**
 * The tree as a plane to pan and zoom. Lines, and from afar blocks, are painted on a canvas; React Flow is given only
 * the nodes on the screen, and only at a zoom at which their formulas can be read.
 */
export function TreeCanvas(props: TreeCanvasProps) {
  const { layout, rows } = props;
  // For the provider's first render, on the server too; from then on the plane gives it what is in view.
  const [first] = useState(() => {
    const rowById = new Map(rows.map((row) => [row.problem.id, row]));
    return flowNodes(placesInView(layout.places, firstView, likelySize), rowById, props);
  });
  return (
    <ReactFlowProvider initialNodes={first} initialWidth={likelySize.width} initialHeight={likelySize.height}>
      <Plane {...props} />
    </ReactFlowProvider>
  );
}

function Plane({ forest, rows, layout, measure, selected, found, onSelect, onToggle }: TreeCanvasProps) {
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<FlowViewport>(firstView);
  const size = useSize(frame);
  const themeVersion = useThemeVersion();
  const placeById = useMemo(() => new Map(layout.places.map((place) => [place.id, place])), [layout]);
  const rowById = useMemo(() => new Map(rows.map((row) => [row.problem.id, row])), [rows]);
  const inView = useMemo(() => placesInView(layout.places, view, size), [layout, view, size]);
  const detail = detailOf(view, inView.length);
  const nodes = useMemo(
    () => (detail === "far" ? [] : flowNodes(inView, rowById, { measure, selected, found, onToggle })),
    [detail, inView, rowById, measure, selected, found, onToggle],
  );
  const scene = { layout, placeById, forest, measure, selected, found };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new theme repaints although no value read here changes
  useEffect(() => {
    const element = canvas.current;
    const context = element && prepare(element, size);
    if (!context) return;
    const coloured = { ...scene, colour: paletteReader(element) };
    paintEdges(context, coloured, view, size);
    if (detail === "far") paintBlocks(context, coloured, view, size);
  }, [layout, forest, measure, selected, found, view, size, detail, themeVersion]);

  const reveal = useEffectEvent((id: string) => {
    const place = placeById.get(id);
    if (place && !isComfortable(place, view, size))
      void centre(place.x + nodeWidth / 2, place.y + nodeHeight / 2);
  });
  useEffect(() => {
    if (selected && size !== likelySize) reveal(selected);
  }, [selected, size]);

  function centre(x: number, y: number) {
    return flow.setCenter(x, y, { zoom: view.zoom, duration: calm() ? 0 : 150 });
  }
  function fit() {
    const bounds = { x: 0, y: 0, width: layout.width, height: layout.height };
    void flow.fitBounds(bounds, { padding: 0.05, duration: calm() ? 0 : 200 });
  }
  function pickBlock(event: MouseEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (detail === "near" || !box) return;
    const x = (event.clientX - box.left - view.x) / view.zoom;
    const y = (event.clientY - box.top - view.y) / view.zoom;
    const hit = layout.places.find(
      (place) => x >= place.x && x <= place.x + nodeWidth && y >= place.y && y <= place.y + nodeHeight,
    );
    if (hit) onSelect(hit.id);
  }

  return (
    <section aria-label="Tree canvas" className="flex h-full min-h-0 flex-col">
      <div
        ref={frame}
        data-testid="tree-canvas"
        data-detail={detail}
        className="relative min-h-0 flex-1 overflow-hidden bg-canvas"
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        <ReactFlow
          nodes={nodes}
          edges={[]}
          nodeTypes={nodeTypes}
          viewport={view}
          onViewportChange={setView}
          onNodeClick={(_, node) => onSelect(node.id)}
          onPaneClick={pickBlock}
          minZoom={0.02}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
        />
        <div className="absolute top-2 right-2 z-10 flex rounded-md border bg-surface">
          <IconButton label="Zoom in" icon={<ZoomIn />} onClick={() => void flow.zoomIn()} />
          <IconButton label="Zoom out" icon={<ZoomOut />} onClick={() => void flow.zoomOut()} />
          <IconButton label="Fit the whole tree" icon={<Maximize />} onClick={fit} />
        </div>
        <div className="absolute right-2 bottom-2 z-10">
          <Minimap
            scene={scene}
            view={view}
            size={size}
            themeVersion={themeVersion}
            onCentre={(x, y) => void centre(x, y)}
          />
        </div>
      </div>
      <Legend
        measure={measure}
        problems={forest.byId.values()}
        detail={detail}
        drawn={nodes.length}
        total={layout.places.length}
      />
    </section>
  );
}

type Looks = Pick<TreeCanvasProps, "measure" | "selected" | "found" | "onToggle">;

function flowNodes(places: readonly Place[], rowById: ReadonlyMap<string, ForestRow>, looks: Looks) {
  return places.flatMap((place) => {
    const row = rowById.get(place.id);
    return row ? [flowNode(place, row, looks)] : [];
  });
}

function flowNode(
  place: Place,
  row: ForestRow,
  { measure, selected, found, onToggle }: Looks,
): ProblemFlowNode {
  const { problem, childCount, collapsed } = row;
  return {
    id: place.id,
    type: "problem",
    position: { x: place.x, y: place.y },
    width: nodeWidth,
    height: nodeHeight,
    data: {
      problem,
      colour: measureClass(measure, problem).colour,
      childCount,
      collapsed,
      selected: selected === place.id,
      found: found.has(place.id),
      onToggle,
    },
  };
}

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Whether the whole node is on the screen. */
function isComfortable(place: Place, view: FlowViewport, size: Size): boolean {
  const left = place.x * view.zoom + view.x;
  const top = place.y * view.zoom + view.y;
  return (
    left >= 0 &&
    top >= 0 &&
    left + nodeWidth * view.zoom <= size.width &&
    top + nodeHeight * view.zoom <= size.height
  );
}

function useSize(element: { current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>(likelySize);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measureSize = () =>
      setSize((known) =>
        known.width === target.clientWidth && known.height === target.clientHeight && known !== likelySize
          ? known
          : { width: target.clientWidth, height: target.clientHeight },
      );
    measureSize();
    const observer = new ResizeObserver(measureSize);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
