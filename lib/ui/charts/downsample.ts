/** Most points a chart draws. More cost frames and cannot be told apart on a screen. */
export const mostPoints = 2_000;

/**
 * Thins rows that are ordered in x to at most `limit`, keeping what an eye looks for: the first and the last row, and
 * in each of equally many stretches the rows where each column is lowest and highest. So a spike of a single step
 * never vanishes. Undefined and non-finite values are passed over. Linear in rows × columns.
 */
export function downsample<Row>(
  rows: readonly Row[],
  columns: readonly ((row: Row) => number | null | undefined)[],
  limit: number = mostPoints,
): readonly Row[] {
  if (rows.length <= limit || columns.length === 0) return rows;
  const keptPerStretch = 2 * columns.length;
  const stretches = Math.max(1, Math.floor((limit - 2) / keptPerStretch));
  const kept = new Set<number>([0, rows.length - 1]);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const start = Math.floor((stretch * rows.length) / stretches);
    const end = Math.floor(((stretch + 1) * rows.length) / stretches);
    for (const column of columns) {
      for (const index of extremes(rows, column, start, end)) kept.add(index);
    }
  }
  return [...kept].sort((a, b) => a - b).map((index) => rows[index]!);
}

function extremes<Row>(
  rows: readonly Row[],
  column: (row: Row) => number | null | undefined,
  start: number,
  end: number,
): number[] {
  let lowest = -1;
  let highest = -1;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = start; index < end; index += 1) {
    const value = column(rows[index]!);
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) {
      low = value;
      lowest = index;
    }
    if (value > high) {
      high = value;
      highest = index;
    }
  }
  return lowest < 0 ? [] : [lowest, highest];
}
