/** Characters; no problem needs more, and a longer line is passed over without being held in memory. */
export const longestLine = 256 * 1024;

/** The lines of a text that streams in, numbered from 1, without their ends; `text` null: the line was too long. */
export async function* textLines(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ line: number; text: string | null }> {
  const decoder = new TextDecoder();
  let line = 1;
  let rest = "";
  let tooLong = false;
  for await (const piece of bytes) {
    const parts = decoder.decode(piece, { stream: true }).split("\n");
    for (const [place, part] of parts.entries()) {
      if (!tooLong) rest += part;
      if (rest.length > longestLine) {
        tooLong = true;
        rest = "";
      }
      if (place === parts.length - 1) break;
      yield { line, text: tooLong ? null : withoutReturn(rest) };
      line += 1;
      rest = "";
      tooLong = false;
    }
  }
  if (rest || tooLong) yield { line, text: tooLong ? null : withoutReturn(rest) };
}

const withoutReturn = (text: string): string => (text.endsWith("\r") ? text.slice(0, -1) : text);
