import type { Expression } from "../expression";
import { compileOnto } from "./compile";
import { evaluateAt } from "./evaluate";
import { Integrand } from "./integrand";
import { At, Registers } from "./registers";
import { Tape } from "./tape";

/** A point of the two curves a reviewer compares; null where a curve has no real value, or none to three digits. */
export type PlotPoint = {
  readonly x: number;
  readonly integrand: number | null;
  readonly derivative: number | null;
};

/** The integrand and the answer's derivative around a point, for a picture of where they part. @throws NotCompilable */
export function plotSeries(
  integrand: Expression,
  answer: Expression,
  around: number,
  points = 121,
): PlotPoint[] {
  const problem = new Integrand(integrand);
  const solution = new Tape();
  const registers = new Registers();
  compileOnto(solution, answer);
  const reach = Math.max(1, Math.abs(around) / 2);
  return Array.from({ length: points }, (_, i) => {
    const x = around - reach + (2 * reach * i) / Math.max(1, points - 1);
    const { value, error, kind } = problem.at(x);
    const isShown = kind === "real" && error <= 1e-3 * Math.abs(value) + 1e-12;
    return { x, integrand: isShown ? value : null, derivative: realSlopeAt(solution, registers, x) };
  });
}

function realSlopeAt(tape: Tape, registers: Registers, x: number): number | null {
  evaluateAt(tape, registers, [x]);
  const slope = registers.of(tape.root, At.SlopeRe, 0);
  const error = registers.of(tape.root, At.SlopeError, 0);
  const isReal = Math.abs(registers.slopeIm(tape.root, 0)) <= 4 * error;
  return isReal && error <= 1e-3 * Math.abs(slope) + 1e-12 ? slope : null;
}
