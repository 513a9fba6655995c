/** How often one person chose category i where the other chose j: `table[i][j]` items. */
export type PairTable = readonly (readonly number[])[];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

export const itemsOf = (table: PairTable) => sum(table.map(sum));

/**
 * Cohen's kappa of two people. Null without items, and where both chose one category throughout: chance alone then explains
 * everything. (J. Cohen, "A coefficient of agreement for nominal scales", 1960.)
 */
export function cohenKappa(table: PairTable): number | null {
  const items = itemsOf(table);
  if (items === 0) return null;
  const observed = sum(table.map((row, k) => row[k]!)) / items;
  const expected = sum(table.map((row, k) => sum(row) * sum(table.map((other) => other[k]!)))) / items ** 2;
  return expected === 1 ? null : (observed - expected) / (1 - expected);
}

/**
 * Of many pairs: the mean of their kappas, each weighing as much as it has items. (R. J. Light, 1971.) Pairs without a kappa say
 * nothing.
 */
export function meanKappa(tables: readonly PairTable[]): number | null {
  let weighted = 0;
  let items = 0;
  for (const table of tables) {
    const kappa = cohenKappa(table);
    if (kappa === null) continue;
    weighted += kappa * itemsOf(table);
    items += itemsOf(table);
  }
  return items === 0 ? null : weighted / items;
}
