import type { Expression } from "../expression";
import { compileOnto } from "./compile";
import { evaluateAt } from "./evaluate";
import { Integrand } from "./integrand";
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
  compileOnto(solution, answer);
  const reach = Math.max(1, Math.abs(around) / 2);
  return Array.from({ length: points }, (_, i) => {
    const x = around - reach + (2 * reach * i) / Math.max(1, points - 1);
    const { value, error, kind } = problem.at(x);
    const isShown = kind === "real" && error <= 1e-3 * Math.abs(value) + 1e-12;
    return { x, integrand: isShown ? value : null, derivative: realSlopeAt(solution, x) };
  });
}

function realSlopeAt(tape: Tape, x: number): number | null {
  if (!evaluateAt(tape, x)) return null;
  const slope = tape.slopeRe[tape.root]!;
  const error = tape.slopeError[tape.root]!;
  const isReal = Math.abs(tape.slopeIm[tape.root]!) <= 4 * error;
  return isReal && error <= 1e-3 * Math.abs(slope) + 1e-12 ? slope : null;
}
