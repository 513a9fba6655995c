import type { Expression } from "../expression/expression";
import { Machine } from "./machine";
import { polynomialOf, rangeOf, rootsOf } from "./range";
import { compileTape, op, type Tape } from "./tape";

/** A place of a formula whose sign decides which branch it takes: inside |u| and sign(u), and u of (u²)^r. */
export type Switch = { readonly step: number; readonly argument: Expression };

/** The switches of a tape, and the arguments of its other branchy powers. */
export function switchesOf(tape: Tape): Switch[] {
  const switches: Switch[] = [];
  for (let i = 0; i < tape.length; i++) {
    const source = tape.sources[i];
    if (!source || tape.depends[i] === 0) continue;
    if (tape.ops[i] === op.abs || tape.ops[i] === op.sign)
      switches.push({ step: tape.left[i]!, argument: source });
    if (tape.ops[i] === op.realPower) {
      const inner = tape.left[i]!;
      const isEvenPower =
        tape.ops[inner] === op.wholePower && tape.values[inner]! % 2 === 0 && source.kind === "power";
      if (isEvenPower) switches.push({ step: tape.left[inner]!, argument: source.base });
      else switches.push({ step: -1, argument: source });
    }
  }
  return switches;
}

const grid = Float64Array.from(
  { length: 97 },
  (_, i) => Math.sign(i - 48) * 10 ** (-2 + (7 * Math.abs(i - 48)) / 48) * (i === 48 ? 0 : 1),
);
const machine = new Machine();

export type Breaks = {
  readonly points: readonly number[] /** All roots were found, so there are no others. */;
  readonly complete: boolean;
};

/** Where an argument is zero: exactly for polynomials up to the second degree, else by a search over seven decades. */
export function breaksOf(argument: Expression): Breaks {
  const polynomial = polynomialOf(argument);
  if (polynomial) return { points: rootsOf(polynomial), complete: true };
  const range = rangeOf(argument);
  if (range.low > 0 || range.high < 0) return { points: [], complete: true };
  return { points: searchZeros(argument), complete: false };
}

function searchZeros(argument: Expression): number[] {
  const tape = compileTape(argument);
  const at = (x: number): number =>
    machine.run(tape, x) && machine.im[tape.length - 1] === 0 ? machine.re[tape.length - 1]! : Number.NaN;
  const values = Array.from(grid, at);
  const zeros: number[] = [];
  for (let i = 1; i < grid.length && zeros.length < 6; i++) {
    const [before, here, after] = [values[i - 1]!, values[i]!, values[i + 1] ?? Number.NaN];
    if (before * here < 0) zeros.push(bisect(at, grid[i - 1]!, grid[i]!, before));
    else if (Math.abs(here) < Math.abs(before) && Math.abs(here) < Math.abs(after)) zeros.push(grid[i]!);
  }
  return zeros;
}

function bisect(at: (x: number) => number, from: number, to: number, atFrom: number): number {
  let [low, high] = [from, to];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (at(middle) * atFrom > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
