/**
 * The order in which a set of approved problems is hashed and trained on, deepest level first: it follows from the
 * problems alone, not from their ids nor from how a database sorts, so that a snapshot and an export of the same
 * problems have the same hash. Ids decide only between equal statements, which a curriculum does not have.
 */
export const contentOrder = `level DESC, statement COLLATE "C", id COLLATE "C"`;

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
