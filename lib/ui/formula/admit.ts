import type { Words } from "@/lib/language/words";

/**
 * The gate before KaTeX. KaTeX 0.19 has no cap on length (200,000 characters took 14 s) and throws RangeError on deep
 * nesting even with throwOnError off, and a formula can hold things that a reviewer does not see but a model reads.
 * So: refuse what would be slow or could redefine notation, and name what is hidden.
 */

/** Longest LaTeX source that is drawn, in UTF-16 units. */
export const longestSource = 2_000;
/** Deepest nesting of groups, environments and chained commands that is drawn. */
export const deepestNesting = 100;
/** How much of a refused source is shown in its place. */
const refusedExcerpt = 300;

export type FormulaWarning = {
  readonly kind: "hidden" | "comment" | "overlap" | "colour" | "tiny" | "invisible" | "lookalike";
  /** One sentence for the reviewer. */
  readonly message: Words;
};

export type Admission =
  | { readonly ok: true; readonly source: string; readonly warnings: readonly FormulaWarning[] }
  | { readonly ok: false; readonly reason: Words; readonly shown: string };

/** Decides whether a LaTeX source may be drawn. Never throws, and takes time linear in at most 2,000 characters. */
export function admitFormula(source: string): Admission {
  const refuse = (reason: Words): Admission => ({ ok: false, reason, shown: excerpt(source) });
  if (source.trim() === "") return refuse({ key: "formula.refusals.empty" });
  if (source.length > longestSource) {
    return refuse({ key: "formula.refusals.tooLong", values: { count: source.length } });
  }
  if (/\p{Surrogate}/u.test(source)) return refuse({ key: "formula.refusals.loneSurrogate" });
  const definition =
    /\\(?:[gex]?def|let|futurelet|global|long|(?:re|provide)?newcommand|(?:renew|provide)command)(?![a-zA-Z])/.exec(
      source,
    );
  if (definition) return refuse({ key: "formula.refusals.redefines", values: { command: definition[0] } });
  if (nestingDepth(source) > deepestNesting) return refuse({ key: "formula.refusals.tooDeep" });
  return { ok: true, source, warnings: findWarnings(source) };
}

/**
 * An upper estimate of how deep KaTeX would recurse: open braces, \left and \begin, plus the run of commands with no
 * argument between them, because `\frac\frac\frac…` nests without a single brace.
 */
export function nestingDepth(source: string): number {
  let open = 0;
  let chain = 0;
  let deepest = 0;
  for (const [token] of source.matchAll(/\\[a-zA-Z]+|\\[\s\S]|\S/g)) {
    if (token === "{" || token === "\\left" || token === "\\begin") open += 1;
    else if (token === "}" || token === "\\right" || token === "\\end") open = Math.max(0, open - 1);
    if (/^\\[a-zA-Z]{2,}/.test(token)) chain += 1;
    else if (token !== "^" && token !== "_") chain = 0;
    deepest = Math.max(deepest, open + chain);
  }
  return deepest;
}

const suspects: readonly { kind: FormulaWarning["kind"]; pattern: RegExp }[] = [
  {
    kind: "hidden",
    pattern: /\\[hv]?phantom(?![a-zA-Z])/,
  },
  {
    kind: "comment",
    pattern: /(?<!\\)(?:\\\\)*%/,
  },
  {
    kind: "overlap",
    pattern:
      /\\(?:(?:math)?[lrc]lap|clap|smash|raisebox|!|kern-|(?:[hm]space\*?|kern|mkern|mskip|hskip)\s*\{?\s*-)(?![a-zA-Z])/,
  },
  {
    kind: "colour",
    pattern: /\\(?:textcolor|color|colorbox|fcolorbox)(?![a-zA-Z])/,
  },
  {
    kind: "tiny",
    pattern: /\\(?:tiny|scriptsize|sixptsize|scriptscriptstyle)(?![a-zA-Z])/,
  },
  {
    kind: "lookalike",
    pattern: /\p{Script=Cyrillic}/u,
  },
];

/**
 * Direction marks and overrides, zero-width and invisible operators, soft hyphen (all of them format characters), then
 * fillers, variation selectors, unassigned tag characters, and control characters other than tab and line ends.
 */
const invisible =
  /(?![\t\n\r])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|[\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]|[\u{E0000}-\u{E0FFF}]/u;

function findWarnings(source: string): FormulaWarning[] {
  return [...suspects, { kind: "invisible", pattern: invisible } as const].flatMap(({ kind, pattern }) => {
    const found = pattern.exec(source)?.[0];
    if (found === undefined) return [];
    const values = { found, character: codePoint(found) };
    return [{ kind, message: { key: `formula.warnings.${kind}`, values } }];
  });
}

/** The source with each invisible character written out as ⟨U+202E⟩, for showing raw text to a person. */
export function revealInvisible(source: string): string {
  return source
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(new RegExp(invisible.source, "gu"), (character) => `⟨${codePoint(character)}⟩`);
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

function excerpt(source: string): string {
  const head = source.slice(0, refusedExcerpt);
  return revealInvisible(source.length > refusedExcerpt ? `${head}…` : head);
}
