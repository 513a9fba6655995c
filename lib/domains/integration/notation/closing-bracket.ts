/** The place of the bracket or brace that closes the one at `open`, before `end`; −1 where none does. */
export function closingBracket(text: string, open: number, end: number): number {
  const opener = text[open]!;
  const closer = opener === "{" ? "}" : ")";
  let depth = 0;
  for (let at = open; at < end; at++) {
    if (text[at] === opener) depth++;
    else if (text[at] === closer && --depth === 0) return at;
  }
  return -1;
}
