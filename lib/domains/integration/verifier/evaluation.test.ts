import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyExpression } from "../expression/testing/sample-expressions";
import { applyBeyondReals } from "./beyond-reals";
import { compileOnto } from "./compile";
import { applyComplex } from "./complex-elementary";
import { evaluateAt } from "./evaluate";
import { outcome } from "./outcome";
import { walked, walkReal } from "./real-walk";
import { At, Registers } from "./registers";
import { Op, Tape } from "./tape";

describe("the walk in real numbers", () => {
  test("agrees with the full evaluation, where that knows value and derivative to be real", () => {
    const tape = new Tape();
    const registers = new Registers();
    let compared = 0;
    fc.assert(
      fc.property(anyExpression, fc.double({ min: -20, max: 20, noNaN: true }), (expression, x) => {
        compileOnto(tape, expression);
        if (tape.broken || !tape.isVarying(tape.root)) return;
        evaluateAt(tape, registers, [x]);
        const value = registers.of(tape.root, At.Re, 0);
        const nodes = tape.active.slice(0, tape.activeLength);
        if (Number.isNaN(value) || nodes.at(-1) !== tape.root || !walkReal(tape, nodes, x)) return;
        compared++;
        const slope = registers.of(tape.root, At.SlopeRe, 0);
        expect(registers.im(tape.root, 0)).toBe(0);
        expect(Math.abs(walked[0]! - value)).toBeLessThanOrEqual(8 * registers.of(tape.root, At.Error, 0));
        const slopeError = 8 * registers.of(tape.root, At.SlopeError, 0);
        expect(Math.abs(walked[1]! - slope)).toBeLessThanOrEqual(slopeError);
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

describe("functions of real operands with complex values", () => {
  const near = 1e-9;
  test.each([
    [Op.SquareRoot, -3.7, 0],
    [Op.Log, -0.31, 0],
    [Op.RealPower, -2.3, 1 / 3],
    [Op.RealPower, -2.3, -2.5],
    [Op.Asin, 1.9, 0],
    [Op.Asin, -4.1, 0],
    [Op.Acos, 1.9, 0],
    [Op.Acos, -4.1, 0],
    [Op.Acosh, 0.4, 0],
    [Op.Acosh, -0.7, 0],
    [Op.Acosh, -3.3, 0],
    [Op.Atanh, 1.6, 0],
    [Op.Atanh, -5.2, 0],
  ])("operation %i at %d is what it is just beside the real axis", (op, u, exponent) => {
    // Inverse functions are written with 1 − u and 1 + u, of which the negative one counts as just above the axis.
    const isOnOneMinusU = u > 1;
    expect(applyComplex(op, u, isOnOneMinusU ? -near : near, exponent)).toBe(true);
    const above = { ...outcome };
    expect(applyBeyondReals(op, u, exponent)).toBe(true);
    for (const part of ["re", "im", "firstRe", "firstIm", "second", "radius"] as const) {
      expect(outcome[part]).toBeCloseTo(above[part], 6);
    }
  });
});
