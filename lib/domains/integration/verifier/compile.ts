import { type Expression, type FunctionName, isLongDecimal } from "../expression";
import { largest, ulp } from "./arithmetic";
import { evaluateNode, writeConstant } from "./evaluate";
import { At, Registers } from "./registers";
import { Op, Tape, writtenA, writtenB } from "./tape";

/** An expression that no tape is made of: a name other than x, or one that is too large. */
export class NotCompilable extends Error {
  constructor(
    readonly reason: "foreign-name" | "too-large",
    message: string,
  ) {
    super(message);
  }
}

const deepest = 400;
const mostNodes = 20_000;

/** Writes the expression onto the tape in place of what was there. @throws NotCompilable */
export function compileOnto(tape: Tape, expression: Expression): void {
  tape.reset();
  tape.root = new Compiler(tape, null).compile(expression, 0);
}

/** The part of a compiled expression that a node of its tape stands for; null for a step on the way to one. */
export function partAt(node: number, expression: Expression): Expression | null {
  const parts: Expression[] = [];
  new Compiler(new Tape(), parts).compile(expression, 0);
  return parts[node] ?? null;
}

/** A function as an operation, at the reciprocal of its argument or with the reciprocal of its value. */
type Written = { readonly op: Op; readonly of?: "reciprocal-argument" | "reciprocal-value" };
const functions: Readonly<Record<FunctionName, Written>> = {
  exp: { op: Op.Exp },
  log: { op: Op.Log },
  abs: { op: Op.Abs },
  sign: { op: Op.Sign },
  sin: { op: Op.Sin },
  cos: { op: Op.Cos },
  tan: { op: Op.Tan },
  cot: { op: Op.Tan, of: "reciprocal-value" },
  sec: { op: Op.Cos, of: "reciprocal-value" },
  csc: { op: Op.Sin, of: "reciprocal-value" },
  asin: { op: Op.Asin },
  acos: { op: Op.Acos },
  atan: { op: Op.Atan },
  acot: { op: Op.Atan, of: "reciprocal-argument" },
  asec: { op: Op.Acos, of: "reciprocal-argument" },
  acsc: { op: Op.Asin, of: "reciprocal-argument" },
  sinh: { op: Op.Sinh },
  cosh: { op: Op.Cosh },
  tanh: { op: Op.Tanh },
  coth: { op: Op.Tanh, of: "reciprocal-value" },
  sech: { op: Op.Cosh, of: "reciprocal-value" },
  csch: { op: Op.Sinh, of: "reciprocal-value" },
  asinh: { op: Op.Asinh },
  acosh: { op: Op.Acosh },
  atanh: { op: Op.Atanh },
  acoth: { op: Op.Atanh, of: "reciprocal-argument" },
  asech: { op: Op.Acosh, of: "reciprocal-argument" },
  acsch: { op: Op.Asinh, of: "reciprocal-argument" },
};

// Of the tape being written; a tape is written in one go.
const constants = new Registers();

class Compiler {
  constructor(
    private readonly tape: Tape,
    private readonly parts: Expression[] | null,
  ) {}

  compile(e: Expression, depth: number): number {
    const node = this.translate(e, depth + 1);
    if (this.parts !== null) this.parts[node] ??= e;
    return node;
  }

  private translate(e: Expression, depth: number): number {
    if (depth > deepest + 1) throw new NotCompilable("too-large", `nested deeper than ${deepest} levels`);
    switch (e.kind) {
      case "number":
        if (e.denominator !== 1 && isLongDecimal(e)) this.tape.rounded = true;
        return this.constant(e.numerator / e.denominator, e.denominator === 1);
      case "decimal":
        this.tape.rounded = true;
        return this.constant(e.value, false);
      case "constant":
        return this.constant(e.name === "pi" ? Math.PI : Math.E, false);
      case "variable":
        if (e.name !== "x") throw new NotCompilable("foreign-name", e.name);
        return this.node(Op.Variable);
      case "sum":
        return this.combine(e.terms, Op.Add, depth);
      case "product":
        return this.combine(e.factors, Op.Multiply, depth);
      case "power":
        return this.power(e.base, e.exponent, depth);
      case "function":
        return this.call(functions[e.name], this.compile(e.argument, depth));
    }
  }

  private constant(value: number, isExact: boolean): number {
    const { tape } = this;
    const known = tape.length;
    const node = tape.place(Op.Constant, -1, isExact ? 0 : 1, value);
    if (node < known) return node;
    this.checkLength();
    const size = Math.abs(value);
    if (!(size < largest)) tape.broken = true;
    tape.fix(node, size < largest ? value : Number.NaN, 0, isExact ? 0 : ulp * size);
    return node;
  }

  private node(op: Op, a = -1, b = -1, parameter = 0): number {
    const { tape } = this;
    const known = tape.length;
    const node = tape.place(op, a, b, parameter);
    if (node < known) return node;
    this.checkLength();
    if (!tape.isVarying(node)) this.fix(node);
    else if (op !== Op.Variable && op !== Op.Add && op !== Op.Multiply) tape.marks[node]! |= writtenA;
    return node;
  }

  private checkLength(): void {
    if (this.tape.length > mostNodes) throw new NotCompilable("too-large", `more than ${mostNodes} steps`);
  }

  /** Works out a node that does not depend on x, once and for all. */
  private fix(node: number): void {
    const { tape } = this;
    constants.makeRoom(tape.length);
    writeConstant(tape, constants, tape.a[node]!, 1);
    if (tape.b[node]! >= 0) writeConstant(tape, constants, tape.b[node]!, 1);
    evaluateNode(tape, constants, node, 1);
    const re = constants.of(node, At.Re, 0);
    if (Number.isNaN(re)) tape.broken = true;
    tape.fix(node, re, constants.im(node, 0), constants.of(node, At.Error, 0));
  }

  /** A sum or product: what depends on x is chained, what does not is folded into one operand at the end. */
  private combine(parts: readonly Expression[], op: Op.Add | Op.Multiply, depth: number): number {
    const { tape } = this;
    let chain = -1;
    let isChainWritten = true;
    let constant = -1;
    for (const part of parts) {
      const node = this.compile(part, depth);
      if (!tape.isVarying(node)) {
        constant = constant < 0 ? node : this.node(op, constant, node);
      } else if (chain < 0) {
        chain = node;
      } else {
        chain = this.node(op, chain, node);
        tape.marks[chain]! |= isChainWritten ? writtenA | writtenB : writtenB;
        isChainWritten = false;
      }
    }
    if (chain < 0) return constant;
    return constant < 0 ? chain : this.withConstant(chain, op, constant);
  }

  private withConstant(chain: number, op: Op.Add | Op.Multiply, constant: number): number {
    const { tape } = this;
    if (tape.constantError(constant) === 0 && tape.constantIm(constant) === 0) {
      const value = tape.constantRe(constant);
      if (value === (op === Op.Add ? 0 : 1)) return chain;
      if (op === Op.Multiply && value === 0) return this.constant(0, true);
    }
    return this.node(op === Op.Add ? Op.Shift : Op.Scale, chain, constant);
  }

  private call({ op, of }: Written, argument: number): number {
    const operand = of === "reciprocal-argument" ? this.node(Op.Reciprocal, argument) : argument;
    const value = this.node(op, operand);
    return of === "reciprocal-value" ? this.node(Op.Reciprocal, value) : value;
  }

  private power(base: Expression, exponent: Expression, depth: number): number {
    const { tape } = this;
    const u = this.compile(base, depth);
    if (exponent.kind === "number") return this.rationalPower(u, exponent.numerator, exponent.denominator);
    const c = this.compile(exponent, depth);
    if (!tape.isVarying(c) && tape.constantIm(c) === 0) {
      const isExact = tape.constantError(c) === 0 || exponent.kind === "decimal";
      if (isExact && Number.isInteger(tape.constantRe(c)))
        return this.rationalPower(u, tape.constantRe(c), 1);
      return this.node(Op.RealPower, u, c);
    }
    const isOne =
      !tape.isVarying(u) &&
      tape.constantRe(u) === 1 &&
      tape.constantIm(u) === 0 &&
      tape.constantError(u) === 0;
    return isOne ? u : this.node(Op.Exp, this.exponentTimesLog(c, this.node(Op.Log, u)));
  }

  private exponentTimesLog(exponent: number, logarithm: number): number {
    const { tape } = this;
    if (!tape.isVarying(logarithm)) return this.node(Op.Scale, exponent, logarithm);
    if (!tape.isVarying(exponent)) return this.node(Op.Scale, logarithm, exponent);
    const product = this.node(Op.Multiply, logarithm, exponent);
    tape.marks[product]! |= writtenA | writtenB;
    return product;
  }

  private rationalPower(u: number, numerator: number, denominator: number): number {
    if (denominator === 1) {
      if (numerator === 0) return this.constant(1, true);
      if (numerator === 1) return u;
      if (numerator === -1) return this.node(Op.Reciprocal, u);
      return numerator === 2 ? this.node(Op.Square, u) : this.node(Op.IntegerPower, u, -1, numerator);
    }
    // z^(n/2) is the n-th power of the principal root: cheaper, exact on the negative axis, and the root is shared.
    if (denominator === 2 && Math.abs(numerator) < 100) {
      return this.rationalPower(this.node(Op.SquareRoot, u), numerator, 1);
    }
    return this.node(Op.RealPower, u, this.constant(numerator / denominator, false));
  }
}
