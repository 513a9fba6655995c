import type { Expression, FunctionName } from "../expression/expression";
import { Cursor } from "./cursor";
import { constantNamed, functionNamed, inverseOf } from "./names";
import type { Token } from "./tokens";
import { integer, negate, power, product, quotient, reciprocal, rootOf } from "./tree";

/** An operand with what the next token has to know of it to tell clear texts from ambiguous ones. */
export type Operand = {
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

const callsOfTwo = new Set(["root", "Pow", "pow", "power", "Rational"]);

const isMinusOne = (expression: Expression): boolean =>
  expression.kind === "number" && expression.numerator === -1 && expression.denominator === 1;

/** Reads what takes arguments: functions, their short forms, roots and fractions of TeX. */
export abstract class CallParser extends Cursor {
  protected abstract sum(): Expression;
  protected abstract power(): Operand;
  protected abstract atom(): Operand;
  protected abstract number(): Operand;
  protected abstract group(): Expression;

  protected call(written: FunctionName): Operand {
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
  protected shorthand(name: string): Operand {
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

  protected command(name: string): Operand {
    this.at++;
    if (name === "frac") {
      const numerator = this.texArgument();
      return { expression: this.made(quotient(numerator, this.texArgument())) };
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
}
