import type { Expression, FunctionName, NumberNode } from "../expression/expression";
import { ReadFailure } from "./failure";
import { limits } from "./limits";
import { constantNamed, functionNamed, inverseOf, isCallName, refusalOf } from "./names";
import { shorten, type Token, tokenize } from "./tokens";
import { constant, integer, literal, negate, power, product, rational, reciprocal, variable } from "./tree";

export type Grammar = {
  /** The only free name a text may use. */
  readonly variable: string;
  /** Names read as the constant of integration; they come back as variables for the caller to remove. */
  readonly constantsOfIntegration: ReadonlySet<string>;
  /** Whether a closing `dx` is dropped. */
  readonly differential: boolean;
};
export type Parsed = { readonly expression: Expression; readonly constants: readonly Token[] };

/** Reads text[from, to) as one expression. Time and memory are linear in the length. @throws ReadFailure */
export function parse(text: string, from: number, to: number, grammar: Grammar): Parsed {
  return new Parser(tokenize(text, from, to, grammar.variable), grammar).whole();
}

/** An operand with what the next token has to know of it to tell clear texts from ambiguous ones. */
type Operand = {
  readonly expression: Expression;
  /** A literal number with nothing attached. */
  readonly bareNumber?: boolean;
  /** Ends in an unbracketed function argument, as in `sin x`. */
  readonly openArgument?: "number" | "other";
  /** Ends in an unbracketed number as an exponent, as in `e^2`. */
  readonly openExponent?: boolean;
};

type Argument = {
  readonly argument: Expression;
  readonly open?: Operand["openArgument"];
  readonly second?: Expression;
};

const closers = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["(|", "|)"],
]);

const callsOfTwo = new Set(["root", "Pow", "pow", "power", "Rational"]);

class Parser {
  private at = 0;
  private depth = 0;
  private nodes = 0;
  private openBars = 0;
  private readonly constants: Token[] = [];
  /** Operands of the sums and products that are being read, up to `top`. */
  private readonly stack: Expression[] = [];
  private top = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly grammar: Grammar,
  ) {}

  whole(): Parsed {
    if (this.isAtEnd()) this.fail("Nothing is written here");
    const expression = this.over();
    if (this.grammar.differential) this.skipDifferential();
    if (!this.isAtEnd()) this.failUnexpected();
    return { expression, constants: this.constants };
  }

  private isAtEnd(): boolean {
    return this.token.kind === "end";
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  private isSymbol(text: string): boolean {
    return this.token.kind === "symbol" && this.token.text === text;
  }

  private accept(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail(`"${text}" is missing`);
  }

  private fail(message: string, token: Token = this.token): never {
    throw new ReadFailure(message, token.start);
  }

  private failUnexpected(): never {
    const { kind, text } = this.token;
    if (kind === "end") this.fail("The expression ends too early");
    if (text === "," || text === "=") this.fail("More than one expression is written here; give one");
    this.fail(`"${shorten(text)}" is not expected here`);
  }

  /** Every node passes here, so that a text cannot grow a tree beyond its cap. */
  private made<T extends Expression>(node: T): T {
    if (++this.nodes > limits.nodes) this.fail(`More than ${limits.nodes} nodes`);
    return node;
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > limits.depth) this.fail(`Nested deeper than ${limits.depth} levels`);
    const result = read();
    this.depth--;
    return result;
  }

  /** A sum, or TeX's `sum \\over sum`. */
  private over(): Expression {
    const numerator = this.sum();
    return this.accept("over")
      ? this.quotient(
          numerator,
          this.nested(() => this.sum()),
        )
      : numerator;
  }

  private sum(): Expression {
    const from = this.top;
    do {
      let negative = false;
      while (this.isSymbol("+") || this.isSymbol("-")) {
        if (this.accept("-")) negative = !negative;
        else this.at++;
      }
      const term = this.term();
      this.put(this.made(negative ? negate(term) : term));
    } while (this.isSymbol("+") || this.isSymbol("-"));
    if (this.top === from + 1) return this.stack[--this.top]!;
    return this.made({ kind: "sum", terms: this.takeFrom(from) });
  }

  private put(operand: Expression): void {
    this.stack[this.top++] = operand;
  }

  /** The operands put since, in an array without room to spare, as one has that grew by being pushed onto. */
  private takeFrom(from: number): Expression[] {
    const operands = this.stack.slice(from, this.top);
    this.top = from;
    return operands;
  }

  private term(): Expression {
    const from = this.top;
    let operand = this.signedPower();
    this.put(operand.expression);
    for (;;) {
      if (this.isSymbol("*")) {
        if (operand.openArgument === "number")
          this.fail("It is unclear where the argument of the function ends");
        this.at++;
        operand = this.signedPower();
        this.put(operand.expression);
      } else if (this.isSymbol("/")) {
        operand = this.divide(from, operand);
      } else if (this.startsOperand()) {
        this.refuseUnclearProduct(operand);
        operand = this.power();
        this.put(operand.expression);
      } else if (this.top === from + 1) {
        return this.stack[--this.top]!;
      } else {
        return this.made(product(this.takeFrom(from)));
      }
    }
  }

  /** Reads `/ u` onto the factors that stand from `from` on; refuses `1/2x`, where nobody can tell whether x is divided or divides. */
  private divide(from: number, numerator: Operand): Operand {
    const slash = this.token;
    this.at++;
    const tight = !slash.spaced && !this.token.spaced;
    if (numerator.openArgument && tight && this.token.kind === "number") {
      this.fail("It is unclear whether the argument of the function is divided: write brackets", slash);
    }
    if (numerator.openArgument === "number")
      this.fail("It is unclear where the argument of the function ends", slash);
    const operand = this.signedPower();
    if (this.startsOperand() && !(tight && operand.bareNumber && this.token.spaced)) {
      this.fail("It is unclear whether this factor belongs to the denominator: write brackets");
    }
    const first = this.stack[from]!;
    const isAlone = this.top === from + 1;
    const divisor = reciprocal(operand.expression);
    if (isAlone && first.kind === "number" && first.denominator === 1 && divisor.kind === "number") {
      const fraction = literalQuotient(first.numerator, divisor);
      if (fraction) {
        this.stack[from] = this.made(fraction);
        return { expression: fraction };
      }
    }
    // A literal divisor leads, as coefficients do; other divisors follow in the order written.
    this.put(this.made(divisor));
    if (divisor.kind === "number" && !isNumeric(first)) {
      this.stack.copyWithin(from + 1, from, this.top - 1);
      this.stack[from] = divisor;
    }
    return { expression: divisor, openArgument: operand.openArgument };
  }

  private refuseUnclearProduct(left: Operand): void {
    const { token } = this;
    if (token.kind === "number" && !this.startsClearPower(left))
      this.fail("A number cannot follow here without an operator");
    const isFunction = token.kind === "name" && functionNamed(token.text) !== undefined;
    if (left.openArgument && !isFunction)
      this.fail("It is unclear where the argument of the function ends: write brackets");
    if (left.openArgument === "number")
      this.fail("It is unclear where the argument of the function ends: write brackets");
    const power =
      token.kind === "name" && !isFunction && !isCallName(token.text) && constantNamed(token.text) !== "e";
    if (left.openExponent && power && !token.spaced)
      this.fail("It is unclear where the exponent ends: write brackets");
  }

  /**
   * A number that is raised, as in `x 2^x` and `2^{2x}2^{x^2}`, begins a factor where a brace or a space keeps it apart. In
   * `3 x 10^5` the letter may be a sign of multiplication.
   */
  private startsClearPower(left: Operand): boolean {
    const [previous, number, next] = this.tokens.slice(this.at - 1, this.at + 2);
    const isApart = number!.spaced || (previous!.kind === "symbol" && previous!.text === "}");
    const isRaised = next?.kind === "symbol" && next.text === "^";
    const mayBeTimes = previous!.text === "x" && number!.text === "10";
    return isApart && isRaised && !mayBeTimes && !left.bareNumber;
  }

  private startsOperand(): boolean {
    const { kind, text } = this.token;
    if (kind === "number" || kind === "command") return true;
    if (kind === "name") return !(this.grammar.differential && this.atDifferential());
    if (kind !== "symbol") return false;
    return (
      text === "(" || text === "[" || text === "{" || text === "(|" || (text === "|" && this.openBars === 0)
    );
  }

  private signedPower(): Operand {
    let negative = false;
    while (this.isSymbol("-") || this.isSymbol("+")) {
      if (this.accept("-")) negative = !negative;
      else this.at++;
    }
    const operand = this.power();
    return negative ? { ...operand, expression: this.made(negate(operand.expression)) } : operand;
  }

  private power(): Operand {
    const operand = this.atom();
    if (!this.isSymbol("^")) return operand;
    this.at++;
    const exponent = this.nested(() => this.exponent());
    return {
      expression: this.made(power(operand.expression, exponent.expression)),
      openExponent: exponent.bareNumber || exponent.openExponent,
    };
  }

  /** What follows `^`: a signed power, so that towers lean right. */
  private exponent(): Operand {
    const operand = this.signedPower();
    if (operand.openArgument) this.fail("It is unclear where the exponent ends: write brackets");
    return operand;
  }

  private atom(): Operand {
    const { kind, text } = this.token;
    if (kind === "number") return this.number();
    if (kind === "name") return this.name();
    if (kind === "command") return this.command(text);
    if (kind === "symbol" && (closers.has(text) || text === "|")) return { expression: this.group() };
    return this.failUnexpected();
  }

  private number(): Operand {
    const value = literal(this.token.text);
    if (!value) this.fail("This number is beyond the range of double precision");
    this.at++;
    return { expression: this.made(value), bareNumber: true };
  }

  /** A bracketed expression; between bars, its absolute value. */
  private group(): Expression {
    const opener = this.token;
    this.at++;
    const bar = opener.text === "|";
    const closer = bar ? "|" : closers.get(opener.text)!;
    const outerBars = this.openBars;
    this.openBars = bar ? outerBars + 1 : 0;
    const inner = this.nested(() => (opener.text === "{" ? this.over() : this.sum()));
    this.openBars = outerBars;
    if (!this.accept(closer)) {
      if (this.token.kind === "end") this.fail(`"${opener.text.at(0)}" is never closed`, opener);
      this.failUnexpected();
    }
    const absolute = bar || opener.text === "(|";
    return absolute ? this.made({ kind: "function", name: "abs", argument: inner }) : inner;
  }

  private name(): Operand {
    const token = this.token;
    const { text } = token;
    if (text === this.grammar.variable) {
      this.at++;
      return { expression: this.made(variable(text)) };
    }
    const named = constantNamed(text);
    if (named) {
      this.at++;
      return { expression: this.made(constant(named)) };
    }
    const called = functionNamed(text);
    if (called) return this.call(called);
    if (isCallName(text)) return this.shorthand(text);
    if (this.grammar.constantsOfIntegration.has(text)) return this.constantOfIntegration();
    const refusal = refusalOf(text);
    if (refusal) this.fail(`${text} ${refusal}`);
    return this.fail(`"${shorten(text)}" is not a known name; the variable is ${this.grammar.variable}`);
  }

  private constantOfIntegration(): Operand {
    const token = this.token;
    this.at++;
    if (this.accept("_")) {
      const braced = this.accept("{");
      if (this.token.kind !== "number") this.failUnexpected();
      this.at++;
      if (braced) this.expect("}");
    }
    this.constants.push(token);
    return { expression: this.made({ kind: "variable", name: token.text }) };
  }

  private call(written: FunctionName): Operand {
    this.at++;
    const subscript = written === "log" ? this.logarithmBase() : null;
    const raised = this.isSymbol("^") ? this.functionExponent() : null;
    const name = raised && isMinusOne(raised) ? this.inverse(written) : written;
    const { argument, open, second } = this.argument(written === "log" && !subscript);
    const base = subscript ?? second;
    let expression: Expression = this.made({ kind: "function", name, argument });
    if (base)
      expression = this.made(
        product([expression, reciprocal({ kind: "function", name: "log", argument: base })]),
      );
    if (raised && name === written) expression = this.made(power(expression, raised));
    if (this.isSymbol("^")) {
      if (raised) this.fail("It is unclear what this exponent raises: write brackets");
      if (open) this.fail("It is unclear whether the function or its argument is raised: write brackets");
    }
    return { expression, openArgument: open };
  }

  private inverse(name: FunctionName): FunctionName {
    return (
      inverseOf(name) ??
      this.fail(`It is unclear what ${name}^-1 means: write the reciprocal as 1/${name}(…)`)
    );
  }

  /** The exponent between a function and its argument, as in sin^2 x: a number, a sign with a number, or a group. */
  private functionExponent(): Expression {
    this.at++;
    const negative = this.accept("-");
    const { kind } = this.token;
    if (kind !== "number" && !this.isSymbol("{") && !this.isSymbol("(")) this.failUnexpected();
    const exponent = kind === "number" ? this.number().expression : this.group();
    return negative ? negate(exponent) : exponent;
  }

  private logarithmBase(): Expression | null {
    if (!this.accept("_")) return null;
    if (this.isSymbol("{") || this.isSymbol("(")) return this.group();
    if (this.token.kind === "number") return this.number().expression;
    if (this.token.kind === "name" && constantNamed(this.token.text) === "e") return this.atom().expression;
    return this.failUnexpected();
  }

  /** \log{\left(x\right)}^{2}, as SymPy prints it: the braces hold one bracket and nothing else, and the function is raised. */
  private isBracketedInBraces(): boolean {
    const opener = this.tokens[this.at + 1]!;
    if (opener.kind !== "symbol" || opener.text !== "(") return false;
    let depth = 0;
    for (let k = this.at + 1; k < this.tokens.length; k++) {
      const { kind, text } = this.tokens[k]!;
      if (kind !== "symbol") continue;
      if (text === "(") depth++;
      else if (text === ")" && --depth === 0) return this.tokens[k + 1]?.text === "}";
    }
    return false;
  }

  private argument(mayHaveBase: boolean): Argument {
    const { kind, text } = this.token;
    if (text === "{" && this.isBracketedInBraces()) return { argument: this.group() };
    if (kind !== "symbol" || text === "{") return this.openArgument();
    if (text === "(|" || (text === "|" && this.openBars === 0)) {
      const argument = this.group();
      if (this.isSymbol("^"))
        this.fail("It is unclear whether the function or its argument is raised: write brackets");
      return { argument };
    }
    if (text === "(" && mayHaveBase) return this.argumentWithBase();
    return text === "(" || text === "[" ? { argument: this.group() } : this.openArgument();
  }

  /** log(u) or SymPy's log(u, base). */
  private argumentWithBase(): Argument {
    this.expect("(");
    const bars = this.openBars;
    this.openBars = 0;
    const argument = this.nested(() => this.sum());
    const second = this.accept(",") ? this.nested(() => this.sum()) : undefined;
    this.openBars = bars;
    this.expect(")");
    return { argument, second };
  }

  /**
   * An argument without brackets: numbers and pi, then at most one letter, fraction, root or further function, each with
   * its exponent. What follows must be an operator or another function; the callers refuse everything else.
   */
  private openArgument(): Argument {
    const factors: Expression[] = [];
    for (;;) {
      const { kind, text } = this.token;
      const isFunction = kind === "name" && functionNamed(text) !== undefined;
      if (isFunction) {
        if (factors.length > 0)
          this.fail("It is unclear where the argument of the function ends: write brackets");
        return { argument: this.nested(() => this.power()).expression, open: "other" };
      }
      if (!this.startsOperand() || (factors.length > 0 && kind === "number")) {
        if (factors.length === 0) this.fail("The argument of the function is missing");
        return { argument: this.madeProduct(factors), open: "number" };
      }
      if (kind === "symbol" && text !== "{")
        this.fail("It is unclear where the argument of the function ends: write brackets");
      const operand = this.power();
      factors.push(operand.expression);
      const coefficient = operand.bareNumber || (kind === "name" && text === "pi");
      if (!coefficient) return { argument: this.madeProduct(factors), open: "other" };
    }
  }

  private madeProduct(factors: readonly Expression[]): Expression {
    return factors.length === 1 ? factors[0]! : this.made(product(factors));
  }

  /** sqrt(u), cbrt(u), root(u, n), log10(u), log2(u), Pow(u, v), Rational(p, q), and the sign √. */
  private shorthand(name: string): Operand {
    const sign = this.token;
    this.at++;
    if (!this.isSymbol("(")) return { expression: this.radicand(sign, name) };
    const [first, second] = this.callArguments(name);
    if (second) {
      if (name === "root") return { expression: this.made(power(first, reciprocal(second))) };
      if (name !== "Rational") return { expression: this.made(power(first, second)) };
      return { expression: this.made(product([first, reciprocal(second)])) };
    }
    return { expression: this.applyShorthand(name, first) };
  }

  private applyShorthand(name: string, argument: Expression): Expression {
    if (name === "S" || name === "Integer") return argument;
    if (name === "sqrt") return this.made(rootOf(argument, 2));
    if (name === "cbrt") return this.made(rootOf(argument, 3));
    const logarithm: Expression = this.made({ kind: "function", name: "log", argument });
    const base = integer(name === "log10" ? 10 : 2);
    return this.made(product([logarithm, reciprocal({ kind: "function", name: "log", argument: base })]));
  }

  private callArguments(name: string): [Expression, Expression?] {
    if (!callsOfTwo.has(name)) return [this.group()];
    const { argument, second } = this.argumentWithBase();
    if (!second) this.fail(`${name} takes two arguments`);
    return [argument, second];
  }

  /** √x and √2, but not √2x nor √x^2: it is unclear how far the sign reaches. */
  private radicand(sign: Token, name: string): Expression {
    if (sign.text !== name || (name !== "sqrt" && name !== "cbrt")) this.fail(`${name} needs brackets`);
    const { kind } = this.token;
    if (kind !== "number" && kind !== "name") this.fail(`${name} needs brackets`);
    const argument = this.nested(() => this.atom());
    const next = this.token;
    const unclear = this.isSymbol("^") || (!next.spaced && this.startsOperand()) || argument.openArgument;
    if (unclear) this.fail("It is unclear how far the root reaches: write brackets");
    return this.applyShorthand(name, argument.expression);
  }

  private command(name: string): Operand {
    this.at++;
    if (name === "frac") {
      const numerator = this.texArgument();
      return { expression: this.quotient(numerator, this.texArgument()) };
    }
    const order = this.isSymbol("[") ? reciprocal(this.group()) : null;
    const radicand = this.texArgument();
    return { expression: this.made(order ? power(radicand, order) : rootOf(radicand, 2)) };
  }

  /** A group in braces, or as TeX has it one digit or one letter. */
  private texArgument(): Expression {
    const { token } = this;
    if (this.isSymbol("{")) return this.group();
    if (token.kind === "number" && /^\d+$/.test(token.text)) {
      const digit = token.text[0]!;
      const rest = token.text.slice(1);
      if (rest === "") this.at++;
      else this.tokens[this.at] = { kind: "number", text: rest, start: token.start + 1, spaced: false };
      return this.made(integer(Number(digit)));
    }
    if (token.kind === "name" && (token.text === this.grammar.variable || constantNamed(token.text)))
      return this.atom().expression;
    return this.fail("Braces are missing");
  }

  private quotient(numerator: Expression, denominator: Expression): Expression {
    const divisor = reciprocal(denominator);
    if (divisor.kind === "number" && numerator.kind === "number" && numerator.denominator === 1) {
      const fraction = literalQuotient(numerator.numerator, divisor);
      if (fraction) return this.made(fraction);
    }
    if (numerator.kind === "number" && numerator.numerator === 1 && numerator.denominator === 1)
      return this.made(divisor);
    const factors = numerator.kind === "product" ? numerator.factors : [numerator];
    const leads = divisor.kind === "number" && !isNumeric(factors[0]!);
    return this.made(product(leads ? [divisor, ...factors] : [...factors, divisor]));
  }

  private atDifferential(): boolean {
    const { kind, text } = this.token;
    if (kind !== "name") return false;
    const { variable } = this.grammar;
    if (text === `d${variable}`) return this.tokens[this.at + 1]?.kind === "end";
    const [next, after] = [this.tokens[this.at + 1], this.tokens[this.at + 2]];
    return text === "d" && next?.kind === "name" && next.text === variable && after?.kind === "end";
  }

  private skipDifferential(): void {
    while (this.token.kind !== "end" && this.atDifferential()) this.at = this.tokens.length - 1;
  }
}

const isNumeric = (expression: Expression): boolean =>
  expression.kind === "number" || expression.kind === "decimal";

const isMinusOne = (expression: Expression): boolean =>
  expression.kind === "number" && expression.numerator === -1 && expression.denominator === 1;

/** p · 1/q as one fraction in lowest terms, or null where it does not fit. */
function literalQuotient(numerator: number, divisor: NumberNode): Expression | null {
  return Math.abs(divisor.numerator) === 1
    ? rational(numerator * divisor.numerator, divisor.denominator)
    : null;
}

const rootOf = (radicand: Expression, order: number): Expression =>
  power(radicand, { kind: "number", numerator: 1, denominator: order });
