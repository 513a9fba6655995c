/**
 * What a problem contributes to the content hash of a snapshot or an export: whoever reads the problems elsewhere
 * can work the hash out again from these lines in their order.
 */
export function contentLine({
  id,
  level,
  statement,
}: {
  id: string;
  level: number;
  statement: string;
}): string {
  return `${JSON.stringify([id, level, statement])}\n`;
}
