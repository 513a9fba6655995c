import { evaluateNodes } from "./evaluate";
import { walked, walkReal } from "./real-walk";
import { At, Registers } from "./registers";
import { Op, type Tape } from "./tape";

/** A place where a formula changes course: where the value of `node` passes or touches `level`. */
export type Branch = { readonly node: number; readonly level: -1 | 0 | 1 };

const levelsOf = (op: Op): readonly Branch["level"][] => {
  switch (op) {
    case Op.Abs:
    case Op.Sign:
    case Op.SquareRoot:
    case Op.RealPower:
    case Op.Log:
      return [0];
    case Op.Asin:
    case Op.Acos:
    case Op.Acosh:
    case Op.Atanh:
      return [-1, 1];
    default:
      return [];
  }
};

const isEvenPower = (tape: Tape, n: number): boolean =>
  tape.op[n] === Op.Square || (tape.op[n] === Op.IntegerPower && tape.parameter[n]! % 2 === 0);

const mostBranches = 48;

/** The branches of the formula on a tape. `isPartial` where some were left out, being too many to follow. */
export function branchesOf(tape: Tape): {
  readonly branches: readonly Branch[];
  readonly isPartial: boolean;
} {
  const found: Branch[] = [];
  const add = (node: number, level: Branch["level"]) => {
    if (tape.isVarying(node) && !found.some((known) => known.node === node && known.level === level)) {
      found.push({ node, level });
    }
  };
  for (let k = 0; k < tape.activeLength && found.length <= mostBranches; k++) {
    const n = tape.active[k]!;
    const op = tape.op[n]! as Op;
    const levels = levelsOf(op);
    if (levels.length === 0) continue;
    const operand = tape.a[n]!;
    for (const level of levels) add(operand, level);
    // sqrt(u²) is |u|: the sign of u decides, though u² has none.
    const isRoot = op === Op.SquareRoot || op === Op.RealPower;
    if (isRoot && isEvenPower(tape, operand)) add(tape.a[operand]!, 0);
  }
  const isPartial = found.length > mostBranches;
  return { branches: isPartial ? found.slice(0, mostBranches) : found, isPartial };
}

// Used within one evaluation, of one point.
const registers = new Registers();
const place = [0];

/** Where an integrand may be singular, though a real function: zeros of denominators, radicands, and the like. */
export function singularitiesOf(tape: Tape): readonly Branch[] {
  const found = [...branchesOf(tape).branches];
  for (let k = 0; k < tape.activeLength; k++) {
    const n = tape.active[k]!;
    const isDivision =
      tape.op[n] === Op.Reciprocal || (tape.op[n] === Op.IntegerPower && tape.parameter[n]! < 0);
    if (isDivision && tape.isVarying(tape.a[n]!)) found.push({ node: tape.a[n]!, level: 0 });
  }
  return found.slice(0, mostBranches);
}

/** A branch as a function of x: its distance from its level, of which the zeros are the breaks. */
export class BranchFunction {
  private readonly nodes: Int32Array;
  /** Of the latest evaluation. */
  slope = Number.NaN;
  /** Of the latest evaluation by `knownAt`. */
  error = Number.NaN;

  constructor(
    private readonly tape: Tape,
    private readonly branch: Branch,
  ) {
    this.nodes = computedFrom(tape, branch.node);
  }

  /** NaN where it is not real. Near its zeros the sign may be rounding's. */
  at(x: number): number {
    if (!walkReal(this.tape, this.nodes, x)) return this.knownAt(x);
    this.slope = walked[1]!;
    return walked[0]! - this.branch.level;
  }

  /** As `at`, with a bound on the error; NaN also where it is not known well enough. */
  knownAt(x: number): number {
    const { node, level } = this.branch;
    registers.makeRoom(this.tape.length);
    place[0] = x;
    evaluateNodes(this.tape, registers, this.nodes, this.nodes.length, place);
    this.slope = registers.of(node, At.SlopeRe, 0);
    this.error = registers.of(node, At.Error, 0);
    return isReal(registers, node, 0) ? registers.of(node, At.Re, 0) - level : Number.NaN;
  }
}

export function isReal(of: Registers, node: number, lane: number): boolean {
  return Math.abs(of.im(node, lane)) <= 2 * of.of(node, At.Error, lane);
}

/** The nodes that the given one is computed from, itself last. */
function computedFrom(tape: Tape, node: number): Int32Array {
  const needed = new Uint8Array(tape.length);
  needed[node] = 1;
  let count = 0;
  for (let k = tape.activeLength - 1; k >= 0; k--) {
    const n = tape.active[k]!;
    if (needed[n] === 0) continue;
    count++;
    if (tape.a[n]! >= 0) needed[tape.a[n]!] = 1;
    if (tape.b[n]! >= 0) needed[tape.b[n]!] = 1;
  }
  const nodes = new Int32Array(count);
  for (let k = 0, at = 0; at < count; k++) {
    if (needed[tape.active[k]!] !== 0) nodes[at++] = tape.active[k]!;
  }
  return nodes;
}
