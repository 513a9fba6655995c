import type { Expression } from "../expression/expression";
import { Integrand } from "./integrand";
import { Machine } from "./machine";
import { compileTape } from "./tape";

/** A point of the two curves a reviewer compares; null where a curve is not real there. */
export type PlotPoint = {
  readonly x: number;
  readonly integrand: number | null;
  readonly derivative: number | null;
};

const machine = new Machine();

/** The integrand and the answer's derivative around a point, for a picture of where they part. @throws NotCompilable */
export function plotSeries(
  integrand: Expression,
  answer: Expression,
  around: number,
  points = 121,
): PlotPoint[] {
  const prepared = new Integrand(integrand);
  const tape = compileTape(answer);
  const reach = Math.max(1, Math.abs(around) / 2);
  return Array.from({ length: points }, (_, i) => {
    const x = around - reach + (2 * reach * i) / (points - 1);
    const sample = prepared.at(x);
    const usable = machine.run(tape, x) && Math.abs(machine.dIm[tape.length - 1]!) < 1e-9;
    return {
      x,
      integrand: sample.kind === "real" ? sample.value : null,
      derivative: usable ? machine.dRe[tape.length - 1]! : null,
    };
  });
}
