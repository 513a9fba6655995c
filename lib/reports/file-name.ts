/** The longest part of a file name that a name of somebody's choice may be. */
const mostCharacters = 60;

const hyphenated = (text: string, otherThan: RegExp): string =>
  text.replace(otherThan, "-").replace(/^-+|-+$/g, "");

/**
 * `Content-Disposition` of a file that is called after what it is, what it is of and its day. Names in other letters than
 * ASCII's stand in `filename*` (RFC 6266), beside one without them for clients that know no other.
 */
export function attachment(about: readonly string[], day: Date, extension: string): string {
  const parts = ["ladderboard", ...about].map((part) => [...part.normalize("NFC")].slice(0, mostCharacters));
  const words = hyphenated(parts.map((part) => part.join("")).join("-"), /[^\p{L}\p{N}]+/gu).toLowerCase();
  const named = (name: string) => `${name}-${day.toISOString().slice(0, 10)}.${extension}`;
  const plain = `attachment; filename="${named(hyphenated(words, /[^a-z0-9]+/g))}"`;
  return /^[a-z0-9-]*$/.test(words)
    ? plain
    : `${plain}; filename*=UTF-8''${encodeURIComponent(named(words))}`;
}
