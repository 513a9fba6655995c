/** How many points are evaluated side by side. */
export const lanesAtOnce = 16;

/** Where in the columns of a node each quantity begins. */
export enum At {
  Re = 0,
  Im = 16,
  SlopeRe = 32,
  SlopeIm = 48,
  Error = 64,
  SlopeError = 80,
  PartialRe = 96,
  PartialIm = 112,
}
/** The columns of node n begin at n << columnsShift. */
export const columnsShift = 7;

const firstCapacity = 48;
const largestKept = 1024;

/**
 * The state of a tape at up to `lanesAtOnce` points: of each node that depends on x, in columns, the complex value, its
 * derivative by x (`slope`), bounds on the absolute errors of both, and for functions of one operand the derivative by
 * that operand (`partial`). A lane in which a node is not known well enough holds NaN from there on.
 */
export class Registers {
  state = new Float64Array(firstCapacity << columnsShift);
  /** Nodes whose imaginary columns count; those of the others are taken for zero. */
  isComplex = new Uint8Array(firstCapacity);

  /** Makes room for a tape of so many nodes; lets go of what an unusually large one took. */
  makeRoom(length: number): void {
    const held = this.isComplex.length;
    if (length <= held && (held <= largestKept || length >= held / 8)) return;
    const capacity = length <= firstCapacity ? firstCapacity : length * 2;
    const { state, isComplex } = this;
    this.state = new Float64Array(capacity << columnsShift);
    this.isComplex = new Uint8Array(capacity);
    if (held > capacity) return;
    this.state.set(state);
    this.isComplex.set(isComplex);
  }

  of(node: number, what: At, lane: number): number {
    return this.state[(node << columnsShift) + what + lane]!;
  }

  im(node: number, lane: number): number {
    return this.isComplex[node] === 0 ? 0 : this.of(node, At.Im, lane);
  }
  slopeIm(node: number, lane: number): number {
    return this.isComplex[node] === 0 ? 0 : this.of(node, At.SlopeIm, lane);
  }
  partialIm(node: number, lane: number): number {
    return this.isComplex[node] === 0 ? 0 : this.of(node, At.PartialIm, lane);
  }

  /** |re| + |im|. */
  size(node: number, lane: number): number {
    return Math.abs(this.of(node, At.Re, lane)) + Math.abs(this.im(node, lane));
  }
  slopeSize(node: number, lane: number): number {
    return Math.abs(this.of(node, At.SlopeRe, lane)) + Math.abs(this.slopeIm(node, lane));
  }

  /** Writes the zeros that a node without imaginary columns stands for. */
  writeImaginaryZeros(node: number, lanes: number): void {
    const { state } = this;
    const at = node << columnsShift;
    for (let k = at; k < at + lanes; k++) {
      state[k + At.Im] = 0;
      state[k + At.SlopeIm] = 0;
      state[k + At.PartialIm] = 0;
    }
  }
}
