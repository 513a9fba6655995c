import type { Words } from "@/lib/language/words";
import { nodeHeight, nodeWidth } from "./layout";
import { drawLines } from "./lines";
import type { Colouring } from "./measure";
import type { Scene } from "./raster";
import { shownProblem } from "./shown-problem";
import { solveRate } from "./tree";
import type { TreeWords } from "./tree-words";
import type { ProblemFormula } from "./use-formulas";
import { detailOf, rowsInView, type Size, type Viewport } from "./viewport";

type Picture = {
  scene: Scene;
  view: Viewport;
  size: Size;
  formulaOf: (id: string) => ProblemFormula | undefined;
  /** The palette's colours as CSS writes them. */
  colour: (name: string) => string;
  say: TreeWords["say"];
};

/** Room for the legend below the tree. */
const legendHeight = 28;

/** What is on the canvas as a drawing of its own, with its legend: formulas as text, so that every program shows them. */
export function viewSvg({ scene, view, size, formulaOf, colour, say }: Picture): string {
  const rows = rowsInView(scene.layout, view, size, 0);
  const near = detailOf(view, rows.length) === "near";
  const lines: string[] = [];
  drawLines(scene, view, size, (x1, y1, x2, y2) => {
    lines.push(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`);
  });
  const nodes = rows.map((row) => {
    const problem = shownProblem(scene, row);
    const box = {
      x: scene.layout.x[row]! * view.zoom + view.x,
      y: scene.layout.y[row]! * view.zoom + view.y,
    };
    return near
      ? nearNode(problem, box, view.zoom, formulaOf(problem.id)?.statement ?? "", { colour, say })
      : farNode(problem, box, view.zoom, colour);
  });
  const { width } = size;
  const height = size.height + legendHeight;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${colour("canvas")}"/>`,
    `<svg width="${width}" height="${size.height}">`,
    `<path d="${lines.join("")}" stroke="${colour("line-strong")}" fill="none"/>`,
    ...nodes,
    "</svg>",
    legend(scene.colouring, size.height, colour),
    "</svg>",
  ].join("\n");
}

type Box = { x: number; y: number };
type Shown = ReturnType<typeof shownProblem>;

function nearNode(
  problem: Shown,
  { x, y }: Box,
  zoom: number,
  statement: string,
  { colour, say }: Pick<Picture, "colour" | "say">,
): string {
  const { level, verdict, reviewState, attemptCount, ofMoment } = problem;
  const rate = solveRate(problem);
  const measured = (share: number): Words => ({
    key: "tree.problem.rateOf",
    values: { percent: Math.round(share * 100), count: attemptCount },
  });
  const state: Words[] = [
    { key: verdict ? `tree.problem.verdicts.${verdict}` : "tree.problem.noVerdict" },
    { key: `tree.problem.reviewStates.${reviewState}` },
  ];
  const facts = [
    `L${level}`,
    ...(ofMoment ? [] : state.map(say)),
    say(rate === null ? { key: "tree.problem.notMeasured" } : measured(rate)),
  ];
  const shown = statement.length > 34 ? `${statement.slice(0, 33)}…` : statement;
  return [
    `<g transform="translate(${round(x)} ${round(y)}) scale(${round(zoom)})"${problem.dimmed ? ' opacity="0.4"' : ""}>`,
    `<title>${escaped(statement)}</title>`,
    `<rect width="${nodeWidth}" height="${nodeHeight}" rx="6" fill="${colour("surface")}" stroke="${colour("line-strong")}"/>`,
    `<rect width="4" height="${nodeHeight}" fill="${colour(problem.colour)}"/>`,
    `<text x="${nodeWidth / 2}" y="36" text-anchor="middle" font-size="12" font-family="monospace" fill="${colour("ink")}">${escaped(shown)}</text>`,
    `<text x="12" y="${nodeHeight - 9}" font-size="10" fill="${colour("muted")}">${escaped(facts.join(" · "))}</text>`,
    "</g>",
  ].join("");
}

function farNode(problem: Shown, { x, y }: Box, zoom: number, colour: Picture["colour"]): string {
  const [width, height] = [Math.max(0.5, nodeWidth * zoom), Math.max(0.5, nodeHeight * zoom)];
  const faded = problem.dimmed ? ' opacity="0.15"' : "";
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colour(problem.colour)}"${faded}/>`;
}

function legend({ classes, counts }: Colouring, top: number, colour: Picture["colour"]): string {
  let left = 12;
  const entries = classes.map(({ label, colour: name }, index) => {
    const text = `${label} ${counts[index]}`;
    const entry = `<rect x="${left}" y="${top + 9}" width="10" height="10" fill="${colour(name)}"/><text x="${left + 15}" y="${top + 18}" font-size="11" fill="${colour("ink")}">${escaped(text)}</text>`;
    left += 30 + text.length * 6.5;
    return entry;
  });
  return entries.join("");
}

const round = (value: number) => String(Math.round(value * 100) / 100);

/** Characters that XML does not allow at all are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
