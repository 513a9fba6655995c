/** What the two choices show at first: what the address names, and beside it the newest other run. */
export function offeredRuns(
  runs: readonly { readonly id: string }[],
  first: string | undefined,
  second: string | undefined,
): { first: string | undefined; second: string | undefined } {
  const other = (than: string | undefined) => runs.find(({ id }) => id !== than)?.id;
  const one = first ?? other(second);
  return { first: one, second: second !== undefined && second !== one ? second : other(one) };
}
