import { evaluateNodes } from "./evaluate";
import { Op, type Tape } from "./tape";

/** A place where a formula changes course: where the value of `node` passes or touches `level`. */
type Branch = { readonly node: number; readonly level: -1 | 0 | 1 };
/** A break at `x`. Where a branch touches its level, the formula may change course without a change of sign. */
type Break = { readonly x: number; readonly isTouch: boolean };
/** A stretch between breaks. A narrow one may be an artefact of how exactly multiple zeros are located. */
export type Region = { readonly from: number; readonly to: number; readonly isNarrow: boolean };

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
/** Breaks nearer to each other than this share of their size count as one: double zeros are not located more exactly. */
const sameBreak = 1e-6;
const narrowShare = 1e-3;
/** How exactly a break is located, as a share of its size: well within what counts as the same break. */
const located = 1e-8;

/**
 * What the branches of a tape did at the points where it was evaluated, and from that the regions between neighbouring
 * breaks in which no such point lies: there the formula might follow a course that nobody has looked at.
 */
export class BranchRecord {
  readonly branches: readonly Branch[];
  /** Some branches were left out, being too many to follow. */
  readonly isPartial: boolean;
  private readonly xs: number[] = [];
  private readonly rows: number[] = [];
  private readonly subtapes = new Map<number, Int32Array>();
  private known: Set<string> | null = null;

  constructor(private readonly tape: Tape) {
    const found: Branch[] = [];
    const known = new Set<number>();
    for (let k = 0; k < tape.activeLength; k++) {
      const n = tape.active[k]!;
      const node = tape.a[n]!;
      const add = (node: number, level: Branch["level"]) => {
        const key = node * 3 + level;
        if (known.has(key)) return;
        known.add(key);
        found.push({ node, level });
      };
      for (const level of levelsOf(tape.op[n]! as Op)) add(node, level);
      // sqrt(u²) is |u|: the sign of u decides, though u² has none.
      const isRoot = tape.op[n] === Op.SquareRoot || tape.op[n] === Op.RealPower;
      if (isRoot && isEvenPower(tape, node)) add(tape.a[node]!, 0);
    }
    this.isPartial = found.length > mostBranches;
    this.branches = this.isPartial ? found.slice(0, mostBranches) : found;
  }

  /** Notes the state of the tape, which was just evaluated at x. */
  note(x: number): void {
    if (this.branches.length === 0) return;
    const { re, im, error, slopeRe } = this.tape;
    this.xs.push(x);
    this.known = null;
    for (const { node, level } of this.branches) {
      const isReal = Math.abs(im[node]!) <= 2 * error[node]!;
      this.rows.push(isReal ? re[node]! - level : Number.NaN, slopeRe[node]!);
    }
  }

  /** On which side of each branch the k-th noted point lies, as a text to compare. */
  courseAt(k: number): string {
    let course = "";
    for (let b = 0; b < this.branches.length; b++) course += Math.sign(this.distance(k, b)) + 1;
    return course;
  }

  private distance(k: number, branch: number): number {
    return this.rows[2 * (k * this.branches.length + branch)]!;
  }
  private slope(k: number, branch: number): number {
    return this.rows[2 * (k * this.branches.length + branch) + 1]!;
  }

  /**
   * Regions between breaks, and beyond the outermost ones, without a noted point. One in which every branch has the
   * sign it had together with the others at some noted point is left out, unless a branch touches at its ends.
   */
  unvisited(): Region[] {
    if (this.branches.length === 0 || this.xs.length === 0) return [];
    const order = this.inOrder();
    const regions: Region[] = [];
    for (let at = 1; at < order.length; at++) {
      const [i, j] = [order[at - 1]!, order[at]!];
      this.addRegions(regions, this.breaksBetween(i, j, 2), this.xs[j]! - this.xs[i]!);
    }
    this.addOuter(regions, order[0]!, -1);
    this.addOuter(regions, order[order.length - 1]!, 1);
    return regions;
  }

  /** Every break between noted points. */
  breaks(): number[] {
    const order = this.inOrder();
    return order.slice(1).flatMap((k, at) => this.breaksBetween(order[at]!, k, 1).map(({ x }) => x));
  }

  private inOrder(): number[] {
    return this.xs.map((_, k) => k).sort((i, j) => this.xs[i]! - this.xs[j]!);
  }

  /** The breaks between two neighbouring points, located where there are `fewest` or more. */
  private breaksBetween(i: number, j: number, fewest: number): Break[] {
    const crossing: number[] = [];
    const touching: number[] = [];
    for (let b = 0; b < this.branches.length; b++) {
      const left = this.distance(i, b);
      const right = this.distance(j, b);
      if (left * right < 0) crossing.push(b);
      else if (left * this.slope(i, b) < 0 && right * this.slope(j, b) > 0) touching.push(b);
    }
    if (touching.length === 0 && crossing.length < fewest) return [];
    const from = this.xs[i]!;
    const to = this.xs[j]!;
    const breaks: Break[] = [];
    for (const b of crossing) breaks.push(crossingAt(this.locateCrossing(b, from, to, this.distance(i, b))));
    for (const b of touching) breaks.push(...this.locateTouch(b, from, to, this.distance(i, b)));
    return breaks.sort((p, q) => p.x - q.x);
  }

  /** `reach` is the length of the stretch in which the breaks were searched. */
  private addRegions(regions: Region[], breaks: readonly Break[], reach: number): void {
    for (let i = 1; i < breaks.length; i++) {
      const from = Math.min(breaks[i - 1]!.x, breaks[i]!.x);
      const to = Math.max(breaks[i - 1]!.x, breaks[i]!.x);
      const scale = Math.max(reach, Math.abs(from), Math.abs(to));
      if (to - from <= sameBreak * scale) continue;
      const isTouched = breaks[i - 1]!.isTouch || breaks[i]!.isTouch;
      if (!isTouched && this.isKnownCourse((from + to) / 2)) continue;
      regions.push({ from, to, isNarrow: to - from <= narrowShare * scale });
    }
  }

  private isKnownCourse(x: number): boolean {
    let course = "";
    for (let b = 0; b < this.branches.length; b++) course += Math.sign(this.valueAt(b, x)) + 1;
    return this.courses().has(course);
  }

  private courses(): ReadonlySet<string> {
    this.known ??= new Set(this.xs.map((_, k) => this.courseAt(k)));
    return this.known;
  }

  /** Where the branch changes sign between two points; `fromValue` is its value at the first. */
  private locateCrossing(b: number, from: number, to: number, fromValue: number): number {
    let [low, high] = [from, to];
    for (let step = 0; step < 60 && high - low > located * (Math.abs(high) + Math.abs(low)); step++) {
      const middle = this.newtonOr(b, low, high);
      const value = this.valueAt(b, middle);
      if (value === 0) return middle;
      if (value * fromValue > 0) low = middle;
      else if (value * fromValue < 0) high = middle;
      else break;
      const half = (low + high) / 2;
      const atHalf = this.valueAt(b, half);
      if (atHalf * fromValue > 0) low = half;
      else if (atHalf * fromValue <= 0) high = half;
      else break;
    }
    return (low + high) / 2;
  }

  /** A Newton step from the middle where it stays inside, else the middle. */
  private newtonOr(b: number, low: number, high: number): number {
    const middle = (low + high) / 2;
    const value = this.valueAt(b, middle);
    const step = middle - value / this.tape.slopeRe[this.branches[b]!.node]!;
    return step > low && step < high ? step : middle;
  }

  /** Where the branch comes nearest to its level: no break, one where it touches, two where it dips to the other side. */
  private locateTouch(b: number, from: number, to: number, fromValue: number): Break[] {
    let [low, high] = [from, to];
    let nearest = Math.abs(fromValue);
    for (let step = 0; step < 50 && high - low > located * (Math.abs(high) + Math.abs(low)); step++) {
      const middle = (low + high) / 2;
      const value = this.valueAt(b, middle);
      if (value * fromValue < 0) {
        const first = crossingAt(this.locateCrossing(b, from, middle, fromValue));
        return [first, crossingAt(this.locateCrossing(b, middle, to, value))];
      }
      const slope = this.tape.slopeRe[this.branches[b]!.node]!;
      nearest = Math.min(nearest, Math.abs(value));
      if (value * slope < 0) low = middle;
      else if (value * slope > 0) high = middle;
      else break;
    }
    return nearest <= 1e-6 * Math.abs(fromValue) ? [{ x: (low + high) / 2, isTouch: true }] : [];
  }

  /** Branches that head for their level at the outermost point may reach it beyond: regions behind those breaks. */
  private addOuter(regions: Region[], last: number, direction: 1 | -1): void {
    const edge = this.xs[last]!;
    const breaks: Break[] = [];
    for (let b = 0; b < this.branches.length; b++) {
      if (!(this.distance(last, b) * this.slope(last, b) * direction < 0)) continue;
      const found = this.newtonOutward(b, edge, direction);
      if (found !== null) breaks.push(crossingAt(found));
    }
    if (breaks.length === 0) return;
    breaks.sort((p, q) => (p.x - q.x) * direction);
    const end = breaks[breaks.length - 1]!.x;
    const beyond = end + direction * Math.max(1, Math.abs(end), Math.abs(end - edge));
    this.addRegions(regions, [...breaks, crossingAt(beyond)], 0);
  }

  /** A zero of the branch beyond the edge, with a change of sign that rounding cannot feign. */
  private newtonOutward(b: number, edge: number, direction: 1 | -1): number | null {
    let x = edge;
    const { node } = this.branches[b]!;
    for (let step = 0; step < 12; step++) {
      const value = this.valueAt(b, x);
      const next = x - value / this.tape.slopeRe[node]!;
      if (!((next - edge) * direction >= 0) || Math.abs(next) > 1e100) return null;
      if (Math.abs(next - x) <= sameBreak * Math.abs(next)) {
        const before = this.valueAt(b, edge);
        const after = this.valueAt(b, next + direction * 0.01 * Math.abs(next));
        return before * after < 0 && Math.abs(after) > 8 * this.tape.error[node]! ? next : null;
      }
      x = next;
    }
    return null;
  }

  private valueAt(b: number, x: number): number {
    const { node, level } = this.branches[b]!;
    const nodes = this.subtape(node);
    if (!evaluateNodes(this.tape, nodes, nodes.length, x)) return Number.NaN;
    return Math.abs(this.tape.im[node]!) <= 2 * this.tape.error[node]!
      ? this.tape.re[node]! - level
      : Number.NaN;
  }

  /** The nodes that the given one is computed from, itself last. */
  private subtape(node: number): Int32Array {
    const known = this.subtapes.get(node);
    if (known) return known;
    const { tape } = this;
    const needed = new Set([node]);
    for (const n of [...tape.active.subarray(0, tape.activeLength)].reverse()) {
      if (!needed.has(n)) continue;
      for (const operand of [tape.a[n]!, tape.b[n]!]) if (tape.isVarying(operand)) needed.add(operand);
    }
    const nodes = tape.active.subarray(0, tape.activeLength).filter((n) => needed.has(n));
    this.subtapes.set(node, nodes);
    return nodes;
  }
}

const crossingAt = (x: number): Break => ({ x, isTouch: false });
