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

const noSlots = new Int32Array(0);

const firstCapacity = 32;
/** A tape that is used again and again keeps arrays up to this length. */
const largestKept = 2048;

/**
 * An expression as straight-line code: nodes in an order in which operands come first, equal nodes once, all in flat
 * arrays. What a node is worth at a point stands in `Registers`; only constants keep their value here.
 */
export class Tape {
  length = 0;
  root = 0;
  activeLength = 0;
  /** A constant part has no finite value, as in 1/0: the expression is undefined everywhere. */
  broken = false;
  /** A number in it may be a rounded one: decimals that hardly anyone would write for an exact value. */
  rounded = false;
  /** Nodes evaluated since the tape was written: the measure of what a check may cost. */
  spent = 0;
  /** Nodes that depend on x, in order of evaluation. */
  active!: Int32Array;
  op!: Uint8Array;
  a!: Int32Array;
  b!: Int32Array;
  parameter!: Float64Array;
  marks!: Uint8Array;
  /** Of each constant node: real part, imaginary part, bound on the absolute error. */
  private fixed!: Float64Array;
  private slots = noSlots;

  constructor(capacity = firstCapacity) {
    this.allocate(capacity);
  }

  /** Empties the tape for another expression; lets go of what an unusually large one took. */
  reset(): void {
    this.length = 0;
    this.activeLength = 0;
    this.broken = false;
    this.rounded = false;
    this.spent = 0;
    if (this.op.length > largestKept) this.allocate(firstCapacity);
    if (this.slots.length !== this.op.length * 2) this.slots = new Int32Array(this.op.length * 2);
    this.slots.fill(-1);
  }

  /** The same expression on arrays of its own, no longer than needed, to be evaluated but not written on. */
  compact(): Tape {
    const copy = new Tape(this.length);
    copy.copyFrom(this);
    copy.broken = this.broken;
    copy.rounded = this.rounded;
    copy.root = this.root;
    return copy;
  }

  /** The node with these contents; a new one is the last. That it depends on x follows from its operands. */
  place(op: Op, a: number, b: number, parameter: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(op, a, b, parameter) & mask;
    for (; this.slots[slot]! >= 0; slot = (slot + 1) & mask) {
      const found = this.slots[slot]!;
      const sameOperands = this.op[found] === op && this.a[found] === a && this.b[found] === b;
      if (sameOperands && this.parameter[found] === parameter) return found;
    }
    const node = this.length++;
    this.slots[slot] = node;
    this.op[node] = op;
    this.a[node] = a;
    this.b[node] = b;
    this.parameter[node] = parameter;
    const depends = op === Op.Variable || (op !== Op.Constant && (this.isVarying(a) || this.isVarying(b)));
    this.marks[node] = depends ? varies : 0;
    if (depends) this.active[this.activeLength++] = node;
    if (this.length === this.op.length) this.grow();
    return node;
  }

  isVarying(node: number): boolean {
    return node >= 0 && (this.marks[node]! & varies) !== 0;
  }

  fix(node: number, re: number, im: number, error: number): void {
    this.fixed[3 * node] = re;
    this.fixed[3 * node + 1] = im;
    this.fixed[3 * node + 2] = error;
  }
  constantRe(node: number): number {
    return this.fixed[3 * node]!;
  }
  constantIm(node: number): number {
    return this.fixed[3 * node + 1]!;
  }
  constantError(node: number): number {
    return this.fixed[3 * node + 2]!;
  }

  /** A constant that is zero, or too near to zero to be told from it. */
  isVanishing(node: number): boolean {
    const size = Math.abs(this.constantRe(node)) + Math.abs(this.constantIm(node));
    return size <= 4 * this.constantError(node);
  }

  private grow(): void {
    const old = this.compact();
    this.allocate(this.length * 2);
    this.copyFrom(old);
    this.slots = new Int32Array(this.length * 4).fill(-1);
    const mask = this.slots.length - 1;
    for (let node = 0; node < this.length; node++) {
      let slot = hashOf(this.op[node]!, this.a[node]!, this.b[node]!, this.parameter[node]!) & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = node;
    }
  }

  private copyFrom(other: Tape): void {
    const { length } = other;
    this.length = length;
    this.activeLength = other.activeLength;
    for (let k = 0; k < other.activeLength; k++) this.active[k] = other.active[k]!;
    for (let n = 0; n < length; n++) {
      this.op[n] = other.op[n]!;
      this.a[n] = other.a[n]!;
      this.b[n] = other.b[n]!;
      this.parameter[n] = other.parameter[n]!;
      this.marks[n] = other.marks[n]!;
      if (!this.isVarying(n)) this.fix(n, other.constantRe(n), other.constantIm(n), other.constantError(n));
    }
  }

  private allocate(capacity: number): void {
    const doubles = capacity * 4 * 8;
    const ints = capacity * 3 * 4;
    const start = takeMemory(doubles + ints + capacity * 2);
    this.fixed = new Float64Array(memory, start, capacity * 3);
    this.parameter = new Float64Array(memory, start + capacity * 3 * 8, capacity);
    this.active = new Int32Array(memory, start + doubles, capacity);
    this.a = new Int32Array(memory, start + doubles + capacity * 4, capacity);
    this.b = new Int32Array(memory, start + doubles + capacity * 8, capacity);
    this.op = new Uint8Array(memory, start + doubles + ints, capacity);
    this.marks = new Uint8Array(memory, start + doubles + ints + capacity, capacity);
  }
}

const blockSize = 1 << 16;
let memory = new ArrayBuffer(blockSize);
let taken = 0;

/** Takes so many bytes of `memory`, and says where. A block of its own would cost a small tape more than its expression. */
function takeMemory(bytes: number): number {
  const size = Math.ceil(bytes / 8) * 8;
  if (taken + size > memory.byteLength) {
    memory = new ArrayBuffer(Math.max(blockSize, size));
    taken = 0;
  }
  taken += size;
  return taken - size;
}

function hashOf(op: Op, a: number, b: number, parameter: number): number {
  const operands =
    Math.imul(op + 1, 0x9e3779b1) ^ Math.imul(a + 7, 0x85ebca6b) ^ Math.imul(b + 3, 0xc2b2ae35);
  return (operands ^ Math.imul(parameter * 4096, 0x27d4eb2f)) >>> 7;
}
