/**
 * Blanks what people write around an integrand – "Find", ∫, \int, dx, $ – with spaces of the same length, so that
 * positions in what is left are positions in what was written. `bounds` is where the bounds of a definite integral
 * stand; `variable` is the name after d.
 */
export type StrippedIntegral = {
  readonly integrand: string;
  readonly variable: string | null;
  readonly bounds: number | null;
};

const around = /^\s*(?:\$+|\\\(|\\\[)|(?:\$+|\\\)|\\\])[\s.]*$|[\s.=?]+$|\\(?:displaystyle|left\.|right\.)/g;
const introduction =
  /^\s*(?:(?:please\s+)?(?:find|compute|evaluate|calculate|solve|integrate(?!\s*\())\b)?\s*(?:the\s+)?(?:(?:indefinite\s+)?integral\s+of\b)?\s*:?/i;
const sign = /^(\s*)(?:∫|\\int(?![a-zA-Z])(?:\\limits)?)(\s*[_^])?/;
const call = /^(\s*(?:Integral|integrate|Integrate|int)\s*\()([\s\S]*)(,\s*([a-zA-Z])\s*\)\s*)$/;
const differential =
  /(?:\\(?:mathrm|operatorname|text|rm)\s*\{\s*d\s*\}|(?<![a-zA-Z\\])d)\s*([a-zA-Z])(?![a-zA-Z(])/g;
const trailingDifferential = /d([a-z])\s*$/;
const texSpace = /\\(?:[,;:! ]|quad\b|qquad\b)/g;

const blank = (text: string): string => " ".repeat(text.length);

export function stripIntegralNotation(text: string): StrippedIntegral {
  const bare = text
    .replace(around, blank)
    .replace(around, blank)
    .replace(texSpace, blank)
    .replace(introduction, blank);
  const called = call.exec(bare);
  if (called) {
    const [, open = "", integrand = "", close = "", variable = null] = called;
    return { integrand: blank(open) + integrand + blank(close), variable, bounds: null };
  }
  const signed = sign.exec(bare);
  if (signed?.[2] !== undefined) return { integrand: bare, variable: null, bounds: signed[0].length - 1 };
  return stripDifferential(bare.replace(sign, blank), signed !== null);
}

/** dx is blanked after an operand and stands for 1 elsewhere, as in dx/(x^2 + 1). */
function stripDifferential(text: string, isIntegral: boolean): StrippedIntegral {
  const found =
    [...text.matchAll(differential)].at(-1) ?? (isIntegral ? trailingDifferential.exec(text) : null);
  if (!found) return { integrand: text, variable: null, bounds: null };
  const before = text.slice(0, found.index);
  const stands = /[a-zA-Z0-9)}\]π]\s*$/.test(before) ? blank(found[0]) : `1${blank(found[0]).slice(1)}`;
  return {
    integrand: before + stands + text.slice(found.index + found[0].length),
    variable: found[1] ?? null,
    bounds: null,
  };
}
