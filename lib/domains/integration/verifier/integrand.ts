import type { Expression } from "../expression/expression";
import { Machine, size } from "./machine";
import { probesOf, randomFrom, scanOf } from "./sample-points";
import { compileTape, type Tape } from "./tape";

/** The integrand at a point. Not `real`: it is not a real number there, or the point cannot be used. */
export type Sample = {
  readonly x: number;
  readonly value: number;
  readonly error: number;
  readonly kind: "real" | "complex" | "unusable";
};

const machine = new Machine();

/** An integrand ready for many answers: compiled once, and sampled once for each seed. */
export class Integrand {
  readonly tape: Tape;
  private seed: string | null = null;
  private probes: readonly Sample[] = [];
  private scan: readonly Sample[] | null = null;

  /** @throws NotCompilable */
  constructor(readonly expression: Expression) {
    this.tape = compileTape(expression);
  }

  at(x: number): Sample {
    if (!machine.run(this.tape, x)) return { x, value: Number.NaN, error: Number.NaN, kind: "unusable" };
    const last = this.tape.length - 1;
    const [re, im, error] = [machine.re[last]!, machine.im[last]!, machine.error[last]!];
    const isReal = Math.abs(im) <= 4 * error + 1e-13 * Math.abs(re);
    // Where the imaginary part drowns in its error, nobody can tell which it is.
    const kind = isReal ? (im !== 0 && error > 1e-7 * size(re, im) ? "unusable" : "real") : "complex";
    return { x, value: re, error, kind };
  }

  probesFor(seed: string): readonly Sample[] {
    if (this.seed !== seed) {
      this.seed = seed;
      this.probes = Array.from(probesOf(randomFrom(seed)), (x) => this.at(x));
      this.scan = null;
    }
    return this.probes;
  }

  scanFor(seed: string): readonly Sample[] {
    this.probesFor(seed);
    this.scan ??= Array.from(scanOf(randomFrom(`${seed} scan`)), (x) => this.at(x)).filter(
      ({ kind }) => kind === "real",
    );
    return this.scan;
  }
}
