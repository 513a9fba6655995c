import type { Expression } from "../expression/expression";
import { CallParser, type Operand } from "./call-parser";
import type { Grammar } from "./cursor";
import { constantNamed, functionNamed, isCallName, refusalOf } from "./names";
import { shorten, type Token, tokenize } from "./tokens";
import {
  constant,
  isNumeric,
  literal,
  literalQuotient,
  negate,
  power,
  product,
  quotient,
  reciprocal,
  variable,
} from "./tree";

export type Parsed = { readonly expression: Expression; readonly constants: readonly Token[] };

/** Reads text[from, to) as one expression. Time and memory are linear in the length. @throws ReadFailure */
export function parse(text: string, from: number, to: number, grammar: Grammar): Parsed {
  return new Parser(tokenize(text, from, to, grammar.variable), grammar).whole();
}

const closers = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["(|", "|)"],
]);

class Parser extends CallParser {
  private readonly constants: Token[] = [];
  /** Operands of the sums and products that are being read, up to `top`. */
  private readonly stack: Expression[] = [];
  private top = 0;

  whole(): Parsed {
    if (this.isAtEnd()) this.fail("Nothing is written here");
    const expression = this.over();
    if (this.grammar.differential) this.skipDifferential();
    if (!this.isAtEnd()) this.failUnexpected();
    return { expression, constants: this.constants };
  }

  /** A sum, or TeX's `sum \\over sum`. */
  private over(): Expression {
    const numerator = this.sum();
    if (!this.accept("over")) return numerator;
    const denominator = this.nested(() => this.sum());
    return this.made(quotient(numerator, denominator));
  }

  protected sum(): Expression {
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

  private signedPower(): Operand {
    let negative = false;
    while (this.isSymbol("-") || this.isSymbol("+")) {
      if (this.accept("-")) negative = !negative;
      else this.at++;
    }
    const operand = this.power();
    return negative ? { ...operand, expression: this.made(negate(operand.expression)) } : operand;
  }

  protected power(): Operand {
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

  protected atom(): Operand {
    const { kind, text } = this.token;
    if (kind === "number") return this.number();
    if (kind === "name") return this.name();
    if (kind === "command") return this.command(text);
    if (kind === "symbol" && (closers.has(text) || text === "|")) return { expression: this.group() };
    return this.failUnexpected();
  }

  protected number(): Operand {
    const value = literal(this.token.text);
    if (!value) this.fail("This number is beyond the range of double precision");
    this.at++;
    return { expression: this.made(value), bareNumber: true };
  }

  /** A bracketed expression; between bars, its absolute value. */
  protected group(): Expression {
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

  private skipDifferential(): void {
    while (this.token.kind !== "end" && this.atDifferential()) this.at = this.tokens.length - 1;
  }
}
