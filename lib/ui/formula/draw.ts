import katex from "katex";
import type { Text } from "@/lib/language/words";

export type FormulaMode = "mathml" | "full";
export type Drawing =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly reason: Text };

/** In MathML nothing stands between a factor and the name of a function after it, as in `x sin(x)`. */
const factorThenFunction =
  /(?:<\/(?:mi|mn|msup|mfrac|msqrt|mroot|mrow)>|<mo[^>]*>\)<\/mo>)(?=(?:<msup><mrow>)?<mi[^>]*>[a-z]{2,}<\/mi><mo>\u2061<\/mo>)/g;
const thinSpace = '<mspace width="0.1667em"/>';

/** Together the kept drawings hold at most this many characters of HTML. */
const cacheCapacity = 8_000_000;
/** A reason takes less than this. */
const mostOfReason = 200;
const cache = new Map<string, Drawing>();
let cachedCharacters = 0;

/**
 * Draws an admitted source. "mathml" writes MathML alone, three to five times fewer elements than "full", which adds
 * KaTeX's own layout. Nothing is trusted (no links, images or raw HTML), macros live for one drawing only, and a
 * failure comes back as plain text, never as HTML.
 */
export function drawFormula(source: string, mode: FormulaMode, display: boolean): Drawing {
  const key = `${mode}${display ? "+" : "-"}${source}`;
  const known = cache.get(key);
  if (known) return known;
  const drawing = drawOnce(source, mode, display);
  remember(key, drawing);
  return drawing;
}

function drawOnce(source: string, mode: FormulaMode, display: boolean): Drawing {
  try {
    const html = katex.renderToString(source, {
      output: mode === "full" ? "htmlAndMathml" : "mathml",
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: "ignore",
      // A command that is not drawn stands there as text; KaTeX's own red cannot be read on a dark page.
      errorColor: "currentColor",
      macros: {},
      maxExpand: 1000,
      maxSize: 20,
    });
    return { ok: true, html: html.replace(factorThenFunction, `$&${thinSpace}`) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

/** What KaTeX says of a source is in its own English. */
function reasonOf(error: unknown): Text {
  if (error instanceof katex.ParseError)
    return error.message.replace(/^KaTeX parse error: /, "").slice(0, mostOfReason);
  return { key: "formula.failed" };
}

/** Keeps the newest drawings; a Map hands out its keys oldest first. */
function remember(key: string, drawing: Drawing): void {
  cache.set(key, drawing);
  cachedCharacters += sizeOf(key, drawing);
  for (const [oldest, dropped] of cache) {
    if (cachedCharacters <= cacheCapacity) return;
    cache.delete(oldest);
    cachedCharacters -= sizeOf(oldest, dropped);
  }
}

function sizeOf(key: string, drawing: Drawing): number {
  return key.length + (drawing.ok ? drawing.html.length : mostOfReason);
}
