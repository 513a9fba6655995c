import type { Expression } from "../expression";

/** What a node of a tape does with its operands. Every other function of the domain is written with these. */
export enum Op {
  Constant,
  Variable,
  Add,
  /** a + b, where b does not depend on x. */
  Shift,
  Multiply,
  /** a·b, where b does not depend on x. */
  Scale,
  Reciprocal,
  Square,
  /** a to the whole power `parameter`. */
  IntegerPower,
  /** a to the real power b, where b does not depend on x. */
  RealPower,
  SquareRoot,
  Exp,
  Log,
  Abs,
  Sign,
  Sin,
  Cos,
  Tan,
  Asin,
  Acos,
  Atan,
  Sinh,
  Cosh,
  Tanh,
  Asinh,
  Acosh,
  Atanh,
}

/** Bits of `marks`: the node depends on x; its edge to operand a or b stands for a part that someone wrote. */
export const varies = 1;
export const writtenA = 2;
export const writtenB = 4;

const firstCapacity = 32;
/** A tape that is used again and again keeps arrays up to this length. */
const largestKept = 2048;

/**
 * An expression as straight-line code: nodes in an order in which operands come first, equal nodes once, all in flat
 * arrays. The arrays also hold the state of the latest evaluation: of each node the complex value, its derivative by x
 * (`slope`), bounds on the absolute errors of both, and for functions of one operand the derivative by that operand.
 */
export class Tape {
  length = 0;
  root = 0;
  /** Nodes that depend on x, in order of evaluation. */
  active = new Int32Array(firstCapacity);
  activeLength = 0;
  /** A constant part has no finite value, as in 1/0: the expression is undefined everywhere. */
  broken = false;

  op = new Uint8Array(firstCapacity);
  a = new Int32Array(firstCapacity);
  b = new Int32Array(firstCapacity);
  parameter = new Float64Array(firstCapacity);
  marks = new Uint8Array(firstCapacity);
  /** The part of the expression that a node stands for; null for steps on the way to one. */
  source: (Expression | null)[] = [];

  re = new Float64Array(firstCapacity);
  im = new Float64Array(firstCapacity);
  slopeRe = new Float64Array(firstCapacity);
  slopeIm = new Float64Array(firstCapacity);
  error = new Float64Array(firstCapacity);
  slopeError = new Float64Array(firstCapacity);
  partialRe = new Float64Array(firstCapacity);
  partialIm = new Float64Array(firstCapacity);

  private slots = new Int32Array(firstCapacity * 2).fill(-1);

  /** Empties the tape for another expression; lets go of what an unusually large one took. */
  reset(): void {
    this.length = 0;
    this.activeLength = 0;
    this.broken = false;
    this.source.length = 0;
    if (this.op.length > largestKept) this.resize(firstCapacity);
    else this.slots.fill(-1);
  }

  /** The node with these contents, and whether it is new. That it depends on x follows from its operands. */
  place(op: Op, a: number, b: number, parameter: number): { readonly node: number; readonly isNew: boolean } {
    const mask = this.slots.length - 1;
    let slot = hashOf(op, a, b, parameter) & mask;
    for (; this.slots[slot]! >= 0; slot = (slot + 1) & mask) {
      const found = this.slots[slot]!;
      const sameOperands = this.op[found] === op && this.a[found] === a && this.b[found] === b;
      if (sameOperands && this.parameter[found] === parameter) return { node: found, isNew: false };
    }
    const node = this.length++;
    this.slots[slot] = node;
    this.op[node] = op;
    this.a[node] = a;
    this.b[node] = b;
    this.parameter[node] = parameter;
    const depends = op === Op.Variable || (op !== Op.Constant && (this.isVarying(a) || this.isVarying(b)));
    this.marks[node] = depends ? varies : 0;
    this.source[node] = null;
    if (depends) this.active[this.activeLength++] = node;
    if (this.length === this.op.length) this.resize(this.length * 2);
    return { node, isNew: true };
  }

  isVarying(node: number): boolean {
    return node >= 0 && (this.marks[node]! & varies) !== 0;
  }

  /** Zero, or too near to zero to be told from it. */
  isVanishing(node: number): boolean {
    return Math.abs(this.re[node]!) + Math.abs(this.im[node]!) <= 4 * this.error[node]!;
  }

  private resize(capacity: number): void {
    const ints = (old: Ints) => copied(new Int32Array(capacity), old);
    const bytes = (old: Bytes) => copied(new Uint8Array(capacity), old);
    const doubles = (old: Doubles) => copied(new Float64Array(capacity), old);
    this.active = ints(this.active);
    this.op = bytes(this.op);
    this.a = ints(this.a);
    this.b = ints(this.b);
    this.parameter = doubles(this.parameter);
    this.marks = bytes(this.marks);
    this.re = doubles(this.re);
    this.im = doubles(this.im);
    this.slopeRe = doubles(this.slopeRe);
    this.slopeIm = doubles(this.slopeIm);
    this.error = doubles(this.error);
    this.slopeError = doubles(this.slopeError);
    this.partialRe = doubles(this.partialRe);
    this.partialIm = doubles(this.partialIm);
    this.slots = new Int32Array(capacity * 2).fill(-1);
    const mask = capacity * 2 - 1;
    for (let node = 0; node < this.length; node++) {
      let slot = hashOf(this.op[node]!, this.a[node]!, this.b[node]!, this.parameter[node]!) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = node;
    }
  }
}

function hashOf(op: Op, a: number, b: number, parameter: number): number {
  const operands =
    Math.imul(op + 1, 0x9e3779b1) ^ Math.imul(a + 7, 0x85ebca6b) ^ Math.imul(b + 3, 0xc2b2ae35);
  return (operands ^ Math.imul(parameter * 4096, 0x27d4eb2f)) >>> 7;
}

type Ints = Int32Array<ArrayBuffer>;
type Bytes = Uint8Array<ArrayBuffer>;
type Doubles = Float64Array<ArrayBuffer>;

function copied<T extends Ints | Bytes | Doubles>(fresh: T, old: T): T {
  fresh.set(old.length > fresh.length ? old.subarray(0, fresh.length) : old);
  return fresh;
}
