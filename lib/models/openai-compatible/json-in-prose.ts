/** JSON found in a text, and a piece at the end that began as JSON and was cut off ("" where none was). */
export type FoundJson = { readonly values: readonly unknown[]; readonly rest: string };

/**
 * Finds the JSON of a reply, whatever stands around it. Where an outer object or array never closes, its complete
 * inner objects and strings are taken.
 */
export function jsonValues(text: string): FoundJson {
  const values: unknown[] = [];
  let at = nextOpening(text, 0);
  while (at >= 0) {
    const end = closingOf(text, at);
    if (end < 0) {
      const inner = insideUnclosed(text, at);
      // A lone bracket in prose is not JSON that was cut off.
      return inner === null
        ? { values, rest: "" }
        : { values: [...values, ...inner.values], rest: inner.rest };
    }
    const value = parseJson(text.slice(at, end));
    if (value !== undefined) values.push(value);
    at = nextOpening(text, value === undefined ? at + 1 : end);
  }
  return { values, rest: "" };
}

/** Where the next { or [ stands that can begin JSON holding text; −1 where none does. */
function nextOpening(text: string, from: number): number {
  const found = text.slice(from).search(/[{[]\s*["{[]/);
  return found < 0 ? -1 : from + found;
}

/** The position after the bracket that closes the one at `open`, strings skipped; −1 where none does. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  let inString = false;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === "\\") i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === "{" || c === "[") depth++;
    else if ((c === "}" || c === "]") && --depth === 0) return i + 1;
  }
  return -1;
}

function insideUnclosed(text: string, open: number): FoundJson | null {
  const values: unknown[] = [];
  const piece = /\s*(?:("(?:[^"\\]|\\.)*")(?!\s*:)|"(?:[^"\\]|\\.)*"\s*:\s*\[|\{[^{}]*\}|[[,])/y;
  piece.lastIndex = open;
  if (text[open] === "{") piece.lastIndex = open + 1;
  let end = piece.lastIndex;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    end = piece.lastIndex;
    const value = /^["{]/.test(match[0].trim()) && !match[0].endsWith("[") ? parseJson(match[0]) : undefined;
    if (value !== undefined) values.push(value);
  }
  const rest = text
    .slice(end)
    .replace(/```\s*$/, "")
    .trim();
  return values.length > 0 || /^[{"]/.test(rest) || end > open + 1 ? { values, rest } : null;
}

/** JSON, also with the single backslashes of LaTeX and with trailing commas; undefined where it is none. */
function parseJson(text: string): unknown {
  const withLatex = text.replace(/(?<!\\)((?:\\\\)*)\\(?=[a-zA-Z]{2}|[,;:!()[\] ])/g, "$1\\\\");
  for (const attempt of [withLatex, withLatex.replace(/,\s*([}\]])/g, "$1")]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      // The next form may parse; text that is no JSON at all is prose, and the caller goes on.
    }
  }
  return undefined;
}
