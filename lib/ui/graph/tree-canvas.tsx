"use client";

import "@xyflow/react/dist/base.css";
import { ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import {
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { IconButton } from "../forms";
import { CanvasWordsContext, useCanvasWords, useWordsOfCanvas } from "./canvas-words";
import { type FirstView, likelySize } from "./first-view";
import type { Signal } from "./frontier";
import { nodeHeight, nodeWidth } from "./layout";
import { Legend } from "./legend";
import { Minimap } from "./minimap";
import { useThemeVersion } from "./palette-colours";
import { type ProblemFlowNode, ProblemNode } from "./problem-node";
import type { Scene } from "./raster";
import { type ShownProblem, shownProblem } from "./shown-problem";
import type { ProblemFormula } from "./use-formulas";
import { usePainted } from "./use-painted";
import { useSize } from "./use-size";
import {
  type Anchor,
  anchorAt,
  broughtIn,
  centred,
  detailOf,
  isComfortable,
  middleRow,
  rowAtPoint,
  rowOfId,
  rowsInView,
  type Size,
  type Viewport,
  wholeTree,
} from "./viewport";

export type TreeCanvasProps = {
  /** Names the part of the page. */
  label: string;
  /** Null until the tree has come; `first` is shown meanwhile. */
  scene: Scene | null;
  first: FirstView;
  selected: string | null;
  /** Places that a search found; null while none is made. */
  found: ReadonlySet<number> | null;
  formulaOf: (id: string) => ProblemFormula | undefined;
  signalOf?: (place: number) => Signal | null;
  /** The problem that should not move when the tree around it changes next, or null for the one in the middle. */
  keepStill: { current: string | null };
  controls?: { current: CanvasControls | null };
  onShown: (ids: readonly string[]) => void;
  onCamera: (camera: (Anchor & { zoom: number }) | null) => void;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
};

/** What the view's export needs to know of the canvas. */
export type CanvasControls = { readonly view: Viewport; readonly size: Size };

const nodeTypes = { problem: ProblemNode };

/**
 * The tree as a plane to pan and zoom. Lines, and from afar blocks, are painted on a canvas; React Flow is given only
 * the nodes on the screen, and only at a zoom at which their formulas can be read.
 */
export function TreeCanvas(props: TreeCanvasProps) {
  // For the provider's first render, on the server too; from then on the plane gives it what is in view.
  const [first] = useState(() =>
    props.first.nodes.map(({ problem, x, y }) => flowNode(problem, x, y, props, null)),
  );
  return (
    <CanvasWordsContext value={useCanvasWords()}>
      <ReactFlowProvider
        initialNodes={first}
        initialWidth={likelySize.width}
        initialHeight={likelySize.height}
      >
        <Plane {...props} />
      </ReactFlowProvider>
    </CanvasWordsContext>
  );
}

/** Keys do nothing on the canvas, and React Flow would describe them in English; the outline is for keys. */
const noDescriptions = {
  "node.a11yDescription.default": "",
  "node.a11yDescription.keyboardDisabled": "",
  "edge.a11yDescription.default": "",
};

function Plane(props: TreeCanvasProps) {
  const { label, scene, first, selected, found, keepStill, controls, onShown, onCamera, onSelect } = props;
  const flow = useReactFlow();
  const words = useWordsOfCanvas();
  // Two trees beside each other must not share the ids of their elements.
  const flowId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [view, setView] = useState<Viewport>(first.viewport);
  const size = useSize(frame);
  const themeVersion = useThemeVersion();
  const inView = useMemo(() => (scene ? rowsInView(scene.layout, view, size) : []), [scene, view, size]);
  const detail = detailOf(view, scene ? inView.length : first.nodes.length);
  const nodes = useNodes(props, detail === "near" ? inView : []);
  usePainted(canvas, { scene, view, size, detail, selected, found, themeVersion });
  useStillness(scene, view, size, keepStill, setView);
  useImperativeHandle(controls, () => ({ view, size }), [view, size]);

  const shown = nodes.map(({ id }) => id).join(" ");
  useEffect(() => onShown(shown ? shown.split(" ") : []), [onShown, shown]);

  const tell = useEffectEvent(() => {
    if (!scene) return;
    const row = middleRow(scene.layout, view, size);
    if (row >= 0) onCamera({ ...anchorAt(scene.tree, scene.rows, scene.layout, row, view), zoom: view.zoom });
  });
  const moved = view !== first.viewport;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new view waits anew for the hand to rest
  useEffect(() => {
    if (!moved) return;
    const timer = setTimeout(tell, 250);
    return () => clearTimeout(timer);
  }, [view, moved]);

  const moving = useRef<Viewport | null>(null);
  // The selected problem until the reader moves the plane: it stays in sight when a panel takes some of the room.
  const followed = useRef<string | null>(null);
  function leaveIt() {
    followed.current = null;
    // A movement that is broken off does not say that it has arrived.
    moving.current = null;
  }
  function moveTo(target: Viewport) {
    moving.current = target;
    const arrived = () => {
      if (moving.current === target) moving.current = null;
    };
    void flow.setViewport(target, { duration: calm() ? 0 : 150 }).then(arrived);
  }
  const reveal = useEffectEvent((id: string, shownIn: typeof centredIn) => {
    const row = scene ? rowOfId(scene.tree, scene.rows, id) : -1;
    const from = moving.current ?? view;
    if (scene && row >= 0 && !isComfortable(scene.layout, row, from, size))
      moveTo(shownIn(scene.layout, row, from, size));
  });
  const [alreadyShown] = useState(first.view.camera ? first.view.selected : null);
  const revealed = useRef(alreadyShown);
  useEffect(() => {
    if (!scene || selected === revealed.current) return;
    if (selected && scene.tree.ids.placeOf(selected) < 0) return;
    revealed.current = selected;
    followed.current = selected;
    if (selected) reveal(selected, centredIn);
  }, [selected, scene]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size is the signal, not a value
  useEffect(() => {
    if (followed.current) reveal(followed.current, broughtIn);
  }, [size]);

  function centre(x: number, y: number) {
    leaveIt();
    return flow.setCenter(x, y, { zoom: view.zoom, duration: calm() ? 0 : 150 });
  }
  function zoom(by: typeof flow.zoomIn) {
    leaveIt();
    void by();
  }
  function fit() {
    leaveIt();
    if (scene) void flow.setViewport(wholeTree(scene.layout, size), { duration: calm() ? 0 : 200 });
  }
  function pickBlock(event: MouseEvent) {
    const box = frame.current?.getBoundingClientRect();
    if (detail === "near" || !box || !scene) return;
    const row = rowAtPoint(scene.layout, view, event.clientX - box.left, event.clientY - box.top);
    if (row >= 0) onSelect(scene.tree.ids.idAt(scene.rows.places[row]!));
  }
  const least = scene ? Math.min(0.05, wholeTree(scene.layout, size).zoom * 0.7) : 0.05;
  const total = scene ? scene.rows.places.length : first.total;
  return (
    <section aria-label={label} className="flex h-full min-h-0 flex-col">
      <div
        ref={frame}
        data-testid="tree-canvas"
        data-detail={detail}
        data-laid-out={scene ? total : undefined}
        className="relative min-h-0 flex-1 overflow-hidden bg-canvas"
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full text-ink outline-accent" />
        <ReactFlow
          id={flowId}
          nodes={nodes}
          edges={[]}
          nodeTypes={nodeTypes}
          viewport={view}
          onViewportChange={setView}
          onMoveStart={(byHand) => byHand && leaveIt()}
          onNodeClick={(_, node) => onSelect(node.id)}
          onPaneClick={pickBlock}
          minZoom={least}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          ariaLabelConfig={noDescriptions}
          zoomOnDoubleClick={false}
          proOptions={{ hideAttribution: true }}
        />
        <div className="absolute right-2 bottom-2 z-10 grid justify-items-end gap-2">
          <div className="flex rounded-md border bg-surface">
            <IconButton label={words.zoomIn} icon={<ZoomIn />} onClick={() => zoom(flow.zoomIn)} />
            <IconButton label={words.zoomOut} icon={<ZoomOut />} onClick={() => zoom(flow.zoomOut)} />
            <IconButton label={words.fit} icon={<Maximize />} onClick={fit} />
          </div>
          {scene && (
            <Minimap
              scene={scene}
              view={view}
              size={size}
              themeVersion={themeVersion}
              onCentre={(x, y) => void centre(x, y)}
            />
          )}
        </div>
      </div>
      <Legend
        legend={scene?.colouring ?? first.legend}
        detail={detail}
        drawn={nodes.length}
        total={total}
        dimmed={useMemo(() => (scene ? dimmedRows(scene) : 0), [scene])}
      />
    </section>
  );
}

type Looks = Pick<TreeCanvasProps, "selected" | "formulaOf" | "onToggle"> & {
  found: ReadonlySet<number> | null;
};

/** Nodes are made once and kept while nothing of them changes, so that panning renders only those that come in. */
function useNodes(props: TreeCanvasProps, rows: readonly number[]): ProblemFlowNode[] {
  const { scene, first, selected, found, formulaOf, signalOf, onToggle } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept belongs to one scene
  const made = useMemo(() => {
    const known = new Map<number, ProblemFlowNode>();
    const looks = { selected, found, formulaOf, onToggle };
    return (from: Scene, row: number) => {
      const at = from.rows.places[row]!;
      const node =
        known.get(row) ??
        flowNode(
          shownProblem(from, row),
          from.layout.x[row]!,
          from.layout.y[row]!,
          { ...looks, found: found?.has(at) ? found : null },
          signalOf?.(at) ?? null,
        );
      known.set(row, node);
      return node;
    };
  }, [scene, selected, found, formulaOf, signalOf, onToggle]);
  const before = useMemo(
    () =>
      first.nodes.map(({ problem, x, y }) =>
        flowNode(problem, x, y, { selected, found: null, formulaOf, onToggle }, null),
      ),
    [first, selected, formulaOf, onToggle],
  );
  return scene ? rows.map((row) => made(scene, row)) : before;
}

function flowNode(
  problem: ShownProblem,
  x: number,
  y: number,
  { selected, found, formulaOf, onToggle }: Looks,
  signal: Signal | null,
): ProblemFlowNode {
  return {
    id: problem.id,
    type: "problem",
    position: { x, y },
    width: nodeWidth,
    height: nodeHeight,
    data: {
      problem,
      formula: formulaOf(problem.id),
      selected: selected === problem.id,
      found: found !== null,
      signal,
      onToggle,
    },
  };
}

/**
 * When nodes appear, vanish or fold, the plane is shifted so that what the reader looks at stays where it is: the same
 * problem through any number of changes, until the reader moves the plane.
 */
function useStillness(
  scene: Scene | null,
  view: Viewport,
  size: Size,
  keepStill: { current: string | null },
  setView: (change: (view: Viewport) => Viewport) => void,
): void {
  const last = useRef<{ scene: Scene; view: Viewport; size: Size } | null>(null);
  const held = useRef<string | null>(null);
  const shifted = useRef(false);
  useLayoutEffect(() => {
    const before = last.current;
    if (scene) last.current = { scene, view, size };
    if (before && !isSameView(before.view, view)) {
      if (!shifted.current) held.current = null;
      shifted.current = false;
    }
    if (!scene || !before || before.scene.layout === scene.layout) return;
    const asked = keepStill.current ?? held.current;
    keepStill.current = null;
    const { tree, rows, layout } = before.scene;
    const row = asked ? rowOfId(tree, rows, asked) : middleRow(layout, view, size);
    if (row < 0) return;
    const anchor = anchorAt(tree, rows, layout, row, view);
    const now = rowOfId(scene.tree, scene.rows, anchor.id);
    if (now < 0) return;
    held.current = anchor.id;
    const shiftX = anchor.x - (scene.layout.x[now]! * view.zoom + view.x);
    const shiftY = anchor.y - (scene.layout.y[now]! * view.zoom + view.y);
    if (shiftX === 0 && shiftY === 0) return;
    shifted.current = true;
    setView((current) => ({ ...current, x: current.x + shiftX, y: current.y + shiftY }));
  }, [scene, view, size, keepStill, setView]);
}

// The plane tells its viewport anew, as another object, without having moved.
const isSameView = (one: Viewport, other: Viewport) =>
  one.x === other.x && one.y === other.y && one.zoom === other.zoom;

/** How many of the problems that the lines stand for are left out by a filter or a search. */
function dimmedRows({ rows, dimmed }: Scene): number {
  return dimmed ? rows.places.reduce((sum, at) => sum + dimmed[at]!, 0) : 0;
}

const centredIn: typeof broughtIn = (layout, row, { zoom }, size) => centred(layout, row, zoom, size);

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
