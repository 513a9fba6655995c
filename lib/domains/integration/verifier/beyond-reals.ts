import { putOutcome } from "./outcome";
import { Op } from "./tape";

/**
 * Evaluates a function at a real operand where its principal value is not real: on a branch cut, where a negative root
 * or logarithm counts as just above the axis, as do those of 1 − u and 1 + u of which the inverse functions are made.
 * False where it has no value; what is not written here has none off the reals.
 */
export function applyBeyondReals(op: Op, u: number, exponent: number): boolean {
  switch (op) {
    case Op.SquareRoot:
      return u < 0 && putSquareRoot(u);
    case Op.Log:
      return u < 0 && putOutcome(Math.log(-u), Math.PI, 1 / u, 0, 1 / (u * u), -u, 1);
    case Op.RealPower:
      return u < 0 && putPower(u, exponent);
    case Op.Asin:
    case Op.Acos:
      return Math.abs(u) > 1 && putArc(u, op === Op.Asin);
    case Op.Acosh:
      return putAreaCosine(u);
    case Op.Atanh:
      return Math.abs(u) > 1 && putAreaTangent(u);
    default:
      return false;
  }
}

function putSquareRoot(u: number): true {
  const v = Math.sqrt(-u);
  return putOutcome(0, v, 0, -0.5 / v, 0.25 / (v * -u), -u);
}

function putPower(u: number, exponent: number): true {
  const size = (-u) ** exponent;
  const halfTurns = exponent - 2 * Math.floor(exponent / 2);
  // Exact on the axes.
  const cos = halfTurns === 0.5 || halfTurns === 1.5 ? 0 : Math.cos(Math.PI * halfTurns);
  const sin = halfTurns === 0.5 ? 1 : halfTurns === 1.5 ? -1 : Math.sin(Math.PI * halfTurns);
  const slope = (exponent * size) / u;
  const second = Math.abs(((exponent - 1) * slope) / u);
  return putOutcome(size * cos, size * sin, slope * cos, slope * sin, second, -u);
}

/** Of the inverse functions: how near the branch points ±1 are, and the second derivative of those with a root. */
const roomAt = (u: number): number => Math.min(Math.abs(u - 1), Math.abs(u + 1));
const secondAt = (u: number): number => Math.abs(u) / Math.abs((u - 1) * (u + 1)) ** 1.5;

function putArc(u: number, isSine: boolean): true {
  const root = Math.sqrt((u - 1) * (u + 1));
  const im = u > 1 === isSine ? -Math.asinh(root) : Math.asinh(root);
  const re = isSine ? Math.sign(u) * (Math.PI / 2) : u > 1 ? 0 : Math.PI;
  return putOutcome(re, im, 0, (isSine ? -1 : 1) / root, secondAt(u), roomAt(u), 1);
}

function putAreaCosine(u: number): boolean {
  const room = roomAt(u);
  if (!(room > 0) || !(u < 1)) return false;
  const root = Math.sqrt(Math.abs((u - 1) * (u + 1)));
  if (u < -1) return putOutcome(Math.log(root - u), Math.PI, -1 / root, 0, secondAt(u), room, 1);
  return putOutcome(0, Math.atan2(root, u), 0, -1 / root, secondAt(u), room, 1);
}

function putAreaTangent(u: number): true {
  const around = (1 - u) * (1 + u);
  const re = 0.5 * (Math.log(Math.abs(1 + u)) - Math.log(Math.abs(1 - u)));
  const second = (2 * Math.abs(u)) / (around * around);
  return putOutcome(re, u > 1 ? -Math.PI / 2 : Math.PI / 2, 1 / around, 0, second, roomAt(u), 1);
}
