import type { Expression, FunctionName } from "../expression/expression";

/** The operations of a tape. Everything else is made of these: sec u is 1/cos u, acot u is atan(1/u), a^b is exp(b·log a). */
export const op = {
  constant: 0,
  variable: 1,
  add: 2,
  multiply: 3,
  reciprocal: 4,
  wholePower: 5,
  realPower: 6,
  exp: 7,
  log: 8,
  abs: 9,
  sign: 10,
  sin: 11,
  cos: 12,
  tan: 13,
  asin: 14,
  acos: 15,
  atan: 16,
  sinh: 17,
  cosh: 18,
  tanh: 19,
  asinh: 20,
  acosh: 21,
  atanh: 22,
} as const;

/**
 * An expression as a list of steps, each using results of earlier ones; the last step is the whole. Equal steps stand once.
 * A tape is evaluated thousands of times, so it holds plain numbers alone.
 */
export type Tape = {
  readonly length: number;
  readonly ops: Uint8Array;
  /** First and second operand, as indices of steps. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The constant's value, or the exponent. */
  readonly values: Float64Array;
  /** How far the stored value may be from the true one. */
  readonly valueErrors: Float64Array;
  /** 1 where the step depends on the variable. */
  readonly depends: Uint8Array;
  /** The expression each step came from, where it came from one: for the analysis of signs. */
  readonly sources: readonly (Expression | null)[];
};

/** Half the distance from 1 to the next double: the relative error of one rounding. */
export const roundoff = 2 ** -53;

const direct: Partial<Record<FunctionName, number>> = {
  exp: op.exp,
  log: op.log,
  abs: op.abs,
  sign: op.sign,
  sin: op.sin,
  cos: op.cos,
  tan: op.tan,
  asin: op.asin,
  acos: op.acos,
  atan: op.atan,
  sinh: op.sinh,
  cosh: op.cosh,
  tanh: op.tanh,
  asinh: op.asinh,
  acosh: op.acosh,
  atanh: op.atanh,
};
/** Reciprocals of a function's value. */
const ofValue: Partial<Record<FunctionName, number>> = {
  sec: op.cos,
  csc: op.sin,
  cot: op.tan,
  sech: op.cosh,
  csch: op.sinh,
  coth: op.tanh,
};
/** Inverses of those: a function at the reciprocal of its argument. */
const ofArgument: Partial<Record<FunctionName, number>> = {
  asec: op.acos,
  acsc: op.asin,
  acot: op.atan,
  asech: op.acosh,
  acsch: op.asinh,
  acoth: op.atanh,
};

/** A formula that the verifier does not work on; the message says why. */
export class NotCompilable extends Error {}

class Builder {
  private readonly ops: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly values: number[] = [];
  private readonly valueErrors: number[] = [];
  private readonly depends: number[] = [];
  private readonly sources: (Expression | null)[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly variable: string) {}

  finish(): Tape {
    return {
      length: this.ops.length,
      ops: Uint8Array.from(this.ops),
      left: Int32Array.from(this.left),
      right: Int32Array.from(this.right),
      values: Float64Array.from(this.values),
      valueErrors: Float64Array.from(this.valueErrors),
      depends: Uint8Array.from(this.depends),
      sources: this.sources,
    };
  }

  private step(
    kind: number,
    a: number,
    b: number,
    value = 0,
    error = 0,
    source: Expression | null = null,
  ): number {
    const key = `${kind},${a},${b},${value}`;
    const same = this.known.get(key);
    if (same !== undefined) return same;
    const index = this.ops.push(kind) - 1;
    this.left.push(a);
    this.right.push(b);
    this.values.push(value);
    this.valueErrors.push(error);
    const dependsOn = (operand: number) => operand >= 0 && this.depends[operand] === 1;
    this.depends.push(kind === op.variable || dependsOn(a) || dependsOn(b) ? 1 : 0);
    this.sources.push(source);
    this.known.set(key, index);
    return index;
  }

  private constant(value: number, error: number): number {
    return this.step(op.constant, -1, -1, value, error);
  }

  private unary(kind: number, a: number, source: Expression | null = null): number {
    return this.step(kind, a, -1, 0, 0, source);
  }

  add(e: Expression): number {
    switch (e.kind) {
      case "number": {
        const value = e.numerator / e.denominator;
        return this.constant(value, e.denominator === 1 ? 0 : Math.abs(value) * roundoff);
      }
      case "decimal":
        return this.constant(e.value, Math.abs(e.value) * roundoff);
      case "constant":
        return this.constant(e.name === "pi" ? Math.PI : Math.E, 4 * roundoff);
      case "variable":
        if (e.name !== this.variable) throw new NotCompilable(`the name ${e.name} is unknown`);
        return this.step(op.variable, -1, -1);
      case "sum":
        return e.terms.map((term) => this.add(term)).reduce((a, b) => this.step(op.add, a, b));
      case "product":
        return e.factors.map((factor) => this.add(factor)).reduce((a, b) => this.step(op.multiply, a, b));
      case "function":
        return this.applied(e.name, e.argument);
      case "power":
        return this.power(e.base, e.exponent);
    }
  }

  private applied(name: FunctionName, argument: Expression): number {
    const inner = this.add(argument);
    if (ofValue[name] !== undefined) return this.unary(op.reciprocal, this.unary(ofValue[name], inner));
    if (ofArgument[name] !== undefined) return this.unary(ofArgument[name], this.unary(op.reciprocal, inner));
    return this.unary(direct[name]!, inner, argument);
  }

  private power(base: Expression, exponent: Expression): number {
    if (exponent.kind !== "number" && exponent.kind !== "decimal") {
      const logarithm = this.unary(op.log, this.add(base));
      return this.unary(op.exp, this.step(op.multiply, this.add(exponent), logarithm));
    }
    const value = exponent.kind === "number" ? exponent.numerator / exponent.denominator : exponent.value;
    const inner = this.add(base);
    if (Number.isInteger(value) && Math.abs(value) <= 1e6) {
      const whole = Math.abs(value) === 1 ? inner : this.step(op.wholePower, inner, -1, Math.abs(value));
      if (value === 0) return this.constant(1, 0);
      return value > 0 ? whole : this.unary(op.reciprocal, whole);
    }
    const error = exponent.kind === "number" && exponent.denominator === 2 ? 0 : Math.abs(value) * roundoff;
    return this.step(op.realPower, inner, -1, value, error, base);
  }
}

/** @throws NotCompilable for a free symbol, RangeError for nesting beyond what the reader lets through */
export function compileTape(expression: Expression, variable = "x"): Tape {
  const builder = new Builder(variable);
  builder.add(expression);
  return builder.finish();
}
