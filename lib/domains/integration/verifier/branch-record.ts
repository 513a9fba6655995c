import { type Branch, BranchFunction, branchesOf, isReal } from "./branches";
import { type Break, crossingAt, locateCrossing, locateTouch, sameBreak, zeroBeyond } from "./break-search";
import { At, type Registers } from "./registers";
import type { Tape } from "./tape";

/** A stretch between breaks. A narrow one may be an artefact of how exactly multiple zeros are located. */
export type Region = { readonly from: number; readonly to: number; readonly isNarrow: boolean };

const narrowShare = 1e-3;
const noBreaks: readonly Break[] = [];

/** On which side of its level a branch is: 2 above, 0 below, 1 on it, 3 where that is not known. */
const sideOf = (distance: number): number => (distance > 0 ? 2 : distance < 0 ? 0 : distance === 0 ? 1 : 3);

/**
 * What the branches of a tape did at the points where it was evaluated, and from that the regions between neighbouring
 * breaks in which no such point lies: there the formula might follow a course that nobody has looked at.
 */
export class BranchRecord {
  readonly branches: readonly Branch[];
  /** Some branches were left out, being too many to follow. */
  readonly isPartial: boolean;
  private readonly functions: BranchFunction[] = [];
  private readonly xs: number[] = [];
  /** Of each point and branch: distance from the level, and slope. */
  private readonly rows: number[] = [];
  /** The noted points from left to right. */
  private readonly order: number[] = [];

  constructor(private readonly tape: Tape) {
    const { branches, isPartial } = branchesOf(tape);
    this.branches = branches;
    this.isPartial = isPartial;
  }

  /** Notes what the tape was worth at x: a lane of the registers. */
  note(x: number, registers: Registers, lane: number): void {
    if (this.branches.length === 0) return;
    const { order, xs } = this;
    let place = order.length;
    for (; place > 0 && xs[order[place - 1]!]! > x; place--) order[place] = order[place - 1]!;
    order[place] = xs.length;
    xs.push(x);
    for (const { node, level } of this.branches) {
      const distance = isReal(registers, node, lane) ? registers.of(node, At.Re, lane) - level : Number.NaN;
      this.rows.push(distance, registers.of(node, At.SlopeRe, lane));
    }
  }

  /** On which side of each branch the k-th noted point lies, as a text to compare. */
  courseAt(k: number): string {
    let course = "";
    for (let b = 0; b < this.branches.length; b++) course += sideOf(this.distance(k, b));
    return course;
  }

  /**
   * Regions between breaks, and beyond the outermost ones, without a noted point. One in which every branch has the
   * sign it had together with the others at some noted point is left out, unless a branch touches at its ends.
   */
  unvisited(): Region[] {
    if (this.branches.length === 0 || this.xs.length === 0) return [];
    const { order, xs } = this;
    const regions: Region[] = [];
    for (let at = 1; at < order.length; at++) {
      const i = order[at - 1]!;
      const j = order[at]!;
      this.addRegions(regions, this.breaksBetween(i, j, 2), xs[j]! - xs[i]!);
    }
    this.addOuter(regions, order[0]!, -1);
    this.addOuter(regions, order[order.length - 1]!, 1);
    return regions;
  }

  /** Every break between noted points. */
  breaks(): number[] {
    const { order } = this;
    return order.slice(1).flatMap((k, at) => this.breaksBetween(order[at]!, k, 1).map(({ x }) => x));
  }

  private distance(k: number, branch: number): number {
    return this.rows[2 * (k * this.branches.length + branch)]!;
  }
  private slope(k: number, branch: number): number {
    return this.rows[2 * (k * this.branches.length + branch) + 1]!;
  }
  private function(branch: number): BranchFunction {
    this.functions[branch] ??= new BranchFunction(this.tape, this.branches[branch]!);
    return this.functions[branch];
  }

  /** The breaks between two neighbouring points, located where there are `fewest` or more. */
  private breaksBetween(i: number, j: number, fewest: number): readonly Break[] {
    let crossings = 0;
    let touches = 0;
    for (let b = 0; b < this.branches.length; b++) {
      if (this.isCrossing(i, j, b)) crossings++;
      else if (this.isTouching(i, j, b)) touches++;
    }
    if (touches === 0 && crossings < fewest) return noBreaks;
    const breaks: Break[] = [];
    for (let b = 0; b < this.branches.length; b++) {
      if (this.isCrossing(i, j, b)) {
        breaks.push(
          crossingAt(locateCrossing(this.function(b), this.xs[i]!, this.xs[j]!, this.distance(i, b))),
        );
      } else if (this.isTouching(i, j, b)) {
        const left = { x: this.xs[i]!, value: this.distance(i, b), slope: this.slope(i, b) };
        breaks.push(...locateTouch(this.function(b), left, { x: this.xs[j]!, slope: this.slope(j, b) }));
      }
    }
    return breaks.sort((p, q) => p.x - q.x);
  }

  private isCrossing(i: number, j: number, b: number): boolean {
    return this.distance(i, b) * this.distance(j, b) < 0;
  }
  private isTouching(i: number, j: number, b: number): boolean {
    return this.distance(i, b) * this.slope(i, b) < 0 && this.distance(j, b) * this.slope(j, b) > 0;
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

  /** Whether some noted point lies on the same side of every branch as x. */
  private isKnownCourse(x: number): boolean {
    const course = this.branches.map((_, b) => sideOf(this.function(b).knownAt(x)));
    return this.xs.some((_, k) => course.every((side, b) => side === sideOf(this.distance(k, b))));
  }

  /** Branches that head for their level at the outermost point may reach it beyond: regions behind those breaks. */
  private addOuter(regions: Region[], last: number, direction: 1 | -1): void {
    const edge = this.xs[last]!;
    const breaks: Break[] = [];
    for (let b = 0; b < this.branches.length; b++) {
      if (!(this.distance(last, b) * this.slope(last, b) * direction < 0)) continue;
      const found = zeroBeyond(this.function(b), edge, direction);
      if (found !== null) breaks.push(crossingAt(found));
    }
    if (breaks.length === 0) return;
    breaks.sort((p, q) => (p.x - q.x) * direction);
    const end = breaks[breaks.length - 1]!.x;
    const beyond = end + direction * Math.max(1, Math.abs(end), Math.abs(end - edge));
    this.addRegions(regions, [...breaks, crossingAt(beyond)], 0);
  }
}
