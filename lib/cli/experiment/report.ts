import type { CurvePoint, TestTime } from "./conditions";

export type Row = {
  readonly condition: "ladder" | "roots-only";
  readonly seed: string;
  readonly passAt1Before: number;
  readonly passAt1After: number;
  readonly rollouts: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly curve: readonly CurvePoint[];
};
export type TestTimeRow = TestTime & { readonly seed: string };

/** Rollouts a second by the clock once half of them were drawn: when most integrals are known, and the code is compiled. */
export function rateInSecondHalf({ curve, rollouts, seconds }: Row): number {
  const half = curve.find((point) => point.rollouts >= rollouts / 2);
  return half === undefined || half.rollouts === rollouts
    ? rollouts / seconds
    : (rollouts - half.rollouts) / (seconds - half.seconds);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export function median(values: readonly number[]): number {
  const inOrder = sorted(values);
  const middle = (inOrder.length - 1) / 2;
  return (inOrder[Math.floor(middle)]! + inOrder[Math.ceil(middle)]!) / 2;
}

/** The median with the least and the greatest of the seeds: an interval that assumes nothing. */
function interval(values: readonly number[], show: (value: number) => string): string {
  const inOrder = sorted(values);
  return `${show(median(values))} (${show(inOrder[0]!)} to ${show(inOrder.at(-1)!)})`;
}

/** Markdown: each condition's median over the seeds, with the range. */
export function tableOf(rows: readonly Row[], testTime: readonly TestTimeRow[]): string {
  const seeds = new Set(rows.map(({ seed }) => seed)).size;
  const conditions = [...new Set(rows.map(({ condition }) => condition))];
  const lines = conditions.map((condition) => {
    const of = rows.filter((row) => row.condition === condition);
    const column = (pick: (row: Row) => number, show: (value: number) => string) =>
      interval(of.map(pick), show);
    const cells = [
      column((row) => row.passAt1Before, percent),
      column((row) => row.passAt1After, percent),
      column((row) => row.rollouts, whole),
      column((row) => row.seconds, tenths),
      column((row) => row.cpuSeconds, tenths),
      column((row) => row.rollouts / row.cpuSeconds, whole),
      column((row) => row.rollouts / row.seconds, whole),
      column(rateInSecondHalf, whole),
    ];
    return `| ${condition} | ${cells.join(" | ")} |`;
  });
  return `Median over ${seeds} ${seeds === 1 ? "seed" : "seeds"}, with the least and the greatest.

| condition | pass@1 before | pass@1 after | rollouts | seconds | processor seconds | rollouts a processor second | rollouts a second | in the second half |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

Learning at test time, on the problems that one sampled solution of the policy after LADDER left unsolved; in brackets those of
them that none of 8 samples solved. Solved: any sample on the way was verified. By sampling: solved by as many samples of the
same policy without training.

| seed | unsolved | solved on the way | pass@1 after | solved by sampling | rollouts | seconds | processor seconds |
| --- | --- | --- | --- | --- | --- | --- | --- |
${testTime.map((row) => testTimeLine(row.seed, row)).join("\n")}
${testTimeLine("together", togetherOf(testTime))}
`;
}

const whole = (value: number): string => value.toFixed(0);
const tenths = (value: number): string => value.toFixed(1);

function testTimeLine(name: string, row: TestTime): string {
  const cells = [
    `${row.unsolved} (${row.neverSolved})`,
    `${row.solvedOnTheWay} (${row.neverSolvedOnTheWay})`,
    row.unsolved === 0 ? "–" : percent(row.passAt1After),
    row.solvedBySampling,
    row.rollouts,
    tenths(row.seconds),
    tenths(row.cpuSeconds),
  ];
  return `| ${name} | ${cells.join(" | ")} |`;
}

function togetherOf(rows: readonly TestTime[]): TestTime {
  const sum = (pick: (row: TestTime) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const unsolved = sum((row) => row.unsolved);
  return {
    unsolved,
    neverSolved: sum((row) => row.neverSolved),
    neverSolvedOnTheWay: sum((row) => row.neverSolvedOnTheWay),
    solvedOnTheWay: sum((row) => row.solvedOnTheWay),
    passAt1After: sum((row) => row.passAt1After * row.unsolved) / Math.max(1, unsolved),
    solvedBySampling: sum((row) => row.solvedBySampling),
    rollouts: sum((row) => row.rollouts),
    seconds: sum((row) => row.seconds),
    cpuSeconds: sum((row) => row.cpuSeconds),
  };
}

const [width, height, margin] = [640, 360, 48];
const colours = { ladder: "#0b6e4f", "roots-only": "#b3541e" } as const;

/** Each seed's pass@1 on the benchmark over rollouts. */
export function curvesOf(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ rollouts }) => rollouts));
  const x = (rollouts: number) => (margin + (rollouts / most) * (width - 2 * margin)).toFixed(1);
  const y = (share: number) => (height - margin - share * (height - 2 * margin)).toFixed(1);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${margin}" x2="${width - margin}" y1="${y(share)}" y2="${y(share)}" stroke="#ddd"/><text x="${margin - 6}" y="${Number(y(share)) + 4}" text-anchor="end">${100 * share}%</text>`,
  );
  const lines = rows.map(({ condition, curve }) => {
    const points = curve.map((point) => `${x(point.rollouts)},${y(point.passAt1)}`).join(" ");
    const dash = condition === "ladder" ? "" : ' stroke-dasharray="6 3"';
    return `<polyline points="${points}" fill="none" stroke="${colours[condition]}" stroke-width="1.5"${dash}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>pass@1 on the held-out benchmark over rollouts: LADDER and roots only</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${grid.join("\n")}
${lines.join("\n")}
<text x="${width / 2}" y="${height - 12}" text-anchor="middle">rollouts, up to ${most}</text>
<text x="${margin}" y="24" fill="${colours.ladder}">LADDER (solid)</text>
<text x="${margin + 120}" y="24" fill="${colours["roots-only"]}">roots only (dashed)</text>
</svg>
`;
}
