import { ReadFailure } from "./failure";
import { functionNamed, isCallName, refusalOf, splitLetters } from "./names";

/**
 * A word of the text. `bar` is an absolute-value bar whose direction the text does not say; LaTeX's \left| and \right|
 * come as `(|` and `|)`. `spaced`: white space stands before it. Positions count UTF-16 code units of the whole text.
 */
export type Token = { kind: TokenKind; text: string; readonly start: number; readonly spaced: boolean };
export type TokenKind = "number" | "name" | "symbol" | "command" | "end";

const symbols = new Map<string, string>([
  ..."+-*/^()[]{}|,=_".split("").map((char): [string, string] => [char, char]),
  ["−", "-"],
  ["–", "-"],
  ["\u2010", "-"],
  ["\u2011", "-"],
  ["·", "*"],
  ["⋅", "*"],
  ["×", "*"],
  ["∙", "*"],
  ["∗", "*"],
  ["÷", "/"],
  ["∕", "/"],
  ["⁄", "/"],
  ["∣", "|"],
]);
/** ASCII symbols by their code, for the way that most characters take. */
const plainSymbols: (string | undefined)[] = new Array(128).fill(undefined);
for (const char of "+-*/^()[]{}|,=_") plainSymbols[char.charCodeAt(0)] = char;

const number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+(?![A-Za-z\d.]))?/y;

const dot = ".".charCodeAt(0);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Where the letters and digits that begin at `at` end. */
function endOfWord(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end++;
  return end;
}

/** Modules of Python and JavaScript before whose functions a dot stands: np.exp(x). */
const modules = new Set(["np", "numpy", "math", "sp", "sympy", "torch", "Math"]);

const letterSymbols = new Map([
  ["π", "pi"],
  ["ℯ", "e"],
  ["√", "sqrt"],
  ["∛", "cbrt"],
]);
const superscripts = new Map(
  [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ˣᐟ"].map((char, index): [string, string] => [char, "0123456789+-()x/"[index]!]),
);
const subscripts = new Map([..."₀₁₂₃₄₅₆₇₈₉"].map((char, index): [string, string] => [char, String(index)]));

/** One character, as numerator and denominator. */
const vulgarFractions = new Map<string, readonly [string, string]>(
  [..."½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅐1/7 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8 ⅑1/9".split(" ")].map(
    (entry): [string, readonly [string, string]] => [entry[0]!, [entry[1]!, entry[3]!]],
  ),
);

const commandSymbols = new Map<string, string>([
  ["cdot", "*"],
  ["times", "*"],
  ["ast", "*"],
  ["div", "/"],
  ["vert", "|"],
  ["lvert", "(|"],
  ["rvert", "|)"],
  ["lparen", "("],
  ["rparen", ")"],
  ["lbrack", "["],
  ["rbrack", "]"],
  ["over", "over"],
]);
const silentCommands = new Set([
  ..."left right big Big bigl bigr Bigl Bigr bigg biggl biggr Bigg Biggl Biggr".split(" "),
  ..."quad qquad displaystyle textstyle limits nolimits thinspace space".split(" "),
]);
const structureCommands = new Map([
  ["frac", "frac"],
  ["dfrac", "frac"],
  ["tfrac", "frac"],
  ["cfrac", "frac"],
  ["sqrt", "sqrt"],
]);
const wordCommands = new Set(["operatorname", "mathrm", "text", "textrm", "mathop", "mathit", "rm"]);

/** The wide forms of ASCII characters, as Japanese input methods write them. */
const wide = /[\uff01-\uff5e]/g;
const narrow = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** Splits text[from, to) into tokens in one pass. @throws ReadFailure */
export function tokenize(written: string, from: number, to: number, variable: string): Token[] {
  const text = written.replace(wide, narrow);
  const tokens: Token[] = [];
  let at = from;
  let spaced = false;
  const emit = (kind: TokenKind, word: string, start: number) => {
    tokens.push({ kind, text: word, start, spaced });
    spaced = false;
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    const word = found.slice(0, to - at);
    at += word.length;
    return word;
  };
  const takeNumber = (): string => {
    const start = at;
    let end = at;
    while (end < to && isDigit(text.charCodeAt(end))) end++;
    const after = end < to ? text[end] : "";
    // Nearly all numbers are whole ones.
    if (end === at || after === "." || after === "e" || after === "E") return take(number);
    at = end;
    return text.slice(start, end);
  };
  const emitLetters = (letters: string, start: number) => {
    const numbered = /^([CcKk])(\d{1,2})$/.exec(letters);
    if (numbered && letters !== variable) {
      emit("name", numbered[1]!, start);
      emit("symbol", "_", start + 1);
      emit("number", numbered[2]!, start + 1);
      return;
    }
    for (const piece of wordsIn(letters, variable, start)) emit("name", piece.text, piece.start);
  };
  const emitCommand = (start: number) => {
    at++;
    const command = take(/[A-Za-z]+/y);
    if (command === "") {
      const spacing = at < to ? text[at]! : "";
      if (spacing === "{" || spacing === "}") {
        at++;
        return emit("symbol", spacing === "{" ? "(" : ")", start);
      }
      if (!",;:! ".includes(spacing) || at >= to) {
        throw new ReadFailure(`The LaTeX command \\${at < to ? spacing : ""} is not understood`, start);
      }
      at++;
      spaced = true;
      return;
    }
    if (wordCommands.has(command)) {
      take(/\*?\s*/y);
      const word = take(/\{\s*[A-Za-z]+\s*\}/y);
      if (word === "") throw new ReadFailure(`\\${command} needs a name in braces`, start);
      return emitLetters(word.slice(1, -1).trim(), start);
    }
    if (command === "left" || command === "right") {
      take(/\s*/y);
      const bar = take(/\||\\[lr]?vert(?![A-Za-z])|∣/y);
      if (bar === "") take(/\./y);
      else emit("symbol", command === "left" ? "(|" : "|)", start);
      return;
    }
    if (silentCommands.has(command)) {
      spaced = true;
      return;
    }
    const symbol = commandSymbols.get(command);
    if (symbol) return emit("symbol", symbol, start);
    const structure = structureCommands.get(command);
    if (structure) {
      emit("command", structure, start);
      // TeX takes one letter where no braces stand: \frac x2.
      const letter = structure === "frac" ? take(/\s*[a-z](?=\d)/y) : "";
      if (letter !== "") emit("name", letter.trim(), at - 1);
      return;
    }
    if (functionNamed(command) || command === "pi") return emit("name", command, start);
    const refusal = refusalOf(command);
    throw new ReadFailure(
      refusal ? `\\${command} ${refusal}` : `The LaTeX command \\${command} is not understood`,
      start,
    );
  };

  while (at < to) {
    const start = at;
    const char = text[at]!;
    const code = text.charCodeAt(at);
    const plain = plainSymbols[code];
    if (plain !== undefined && text[at + 1] !== "*") {
      at++;
      emit("symbol", plain, start);
      continue;
    }
    if (isDigit(code) || code === dot) {
      const digits = takeNumber();
      if (digits !== "") {
        if (text[at] === "." && at < to) throw new ReadFailure("A number has one decimal point", at);
        emit("number", digits, start);
        continue;
      }
    }
    if (isLetter(code)) {
      at = endOfWord(text, at, to);
      const letters = text.slice(start, at);
      if (text[at] === "." && at < to && modules.has(letters)) at++;
      else if (letters.length === 1 || functionNamed(letters) || isCallName(letters))
        emit("name", letters, start);
      else emitLetters(letters, start);
      continue;
    }
    if (char === " " || /[\s~]/.test(char)) {
      at++;
      spaced = true;
      continue;
    }
    if (char === "\\") {
      emitCommand(start);
      continue;
    }
    at += char.length;
    const named = letterSymbols.get(char);
    if (named) {
      emit("name", named, start);
      continue;
    }
    if (superscripts.has(char)) {
      at = start;
      emitRaised(start);
      continue;
    }
    if (subscripts.has(char)) {
      at = start;
      emit("symbol", "_", start);
      emit("number", [...take(/[₀-₉]+/y)].map((digit) => subscripts.get(digit)).join(""), start);
      continue;
    }
    const fraction = vulgarFractions.get(char);
    if (fraction) {
      if (tokens.at(-1)?.kind === "number")
        throw new ReadFailure("A number cannot follow here without an operator", start);
      emit("symbol", "(", start);
      emit("number", fraction[0], start);
      emit("symbol", "/", start);
      emit("number", fraction[1], start);
      emit("symbol", ")", start);
      continue;
    }
    if (char === "*" && text[at] === "*" && at < to) {
      at++;
      emit("symbol", "^", start);
      continue;
    }
    const symbol = symbols.get(char);
    if (!symbol) throw new ReadFailure(describeStranger(text.codePointAt(start)!), start);
    emit("symbol", symbol, start);
  }
  spaced = true;
  emit("end", "", to);
  return tokens;

  /** `x²` reads as x^(2): the raised characters become an exponent in brackets. */
  function emitRaised(start: number) {
    emit("symbol", "^", start);
    emit("symbol", "(", start);
    let digits = "";
    const flush = () => {
      if (digits !== "") emit("number", digits, start);
      digits = "";
    };
    for (
      let raised = superscripts.get(text[at] ?? "");
      raised && at < to;
      raised = superscripts.get(text[at] ?? "")
    ) {
      at++;
      if (/\d/.test(raised)) {
        digits += raised;
        continue;
      }
      flush();
      emit(raised === "x" ? "name" : "symbol", raised, start);
    }
    flush();
    emit("symbol", ")", start);
  }
}

type Piece = { readonly text: string; readonly start: number };

function wordsIn(letters: string, variable: string, start: number): Piece[] {
  const whole = [{ text: letters, start }];
  if (letters.length === 1 || letters === variable || functionNamed(letters) || refusalOf(letters))
    return whole;
  if (isCallName(letters) || letters === "pi" || letters === `d${variable}`) return whole;
  if (/\d/.test(letters)) {
    throw new ReadFailure(
      `"${shorten(letters)}" is not a known name (write a product with *, a power with ^)`,
      start,
    );
  }
  const pieces = splitLetters(letters, variable);
  // An unknown word is reported by the parser, which knows whether constants such as C are welcome.
  if (!pieces) return whole;
  let at = start;
  return pieces.map((text) => {
    const piece = { text, start: at };
    at += text.length;
    return piece;
  });
}

export const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

function describeStranger(codePoint: number): string {
  const char = String.fromCodePoint(codePoint);
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  if (char === "∫") return "An unevaluated integral; an answer has to be in closed form";
  if (char === "∞") return "Infinity is not a finite number";
  if (char === "±" || char === "∓") return `${char} stands for two answers; give one`;
  if (/\p{L}/u.test(char))
    return `The letter ${char} (${code}) is not one that formulas use here, whatever it looks like`;
  if (/\p{C}|\p{Z}/u.test(char)) return `An invisible character (${code}) stands here`;
  return `The character ${char} (${code}) is not understood`;
}
