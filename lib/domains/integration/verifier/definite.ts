import type { Verdict } from "../../domain";
import { dependsOn, type Expression, type NumberNode, shiftOrigin } from "../expression";
import type { Bound } from "../notation";
import { BranchFunction, singularitiesOf } from "./branches";
import { locateCrossing, locateTouch } from "./break-search";
import { compileOnto, NotCompilable } from "./compile";
import { Integrand } from "./integrand";
import { type Area, integrate } from "./quadrature";
import { Tape } from "./tape";
import { undecided } from "./verdicts";

/** Agreement is relative to the integral, so that decimals of nine digits are good enough; shares of the size of what was added. */
const tolerance = 1e-8;
const refutedBeyond = 1e-7;
/** Larger errors of the quadrature leave the question open. */
const mostError = 1e-6;
const searchSteps = 400;
const mostPieces = 64;
const mostHalvings = 6;

/**
 * Whether a constant is the value of ∫ f dx from `from` to `to`: compared with double exponential quadrature of f, piece
 * by piece between the places where f may be singular. Never throws.
 */
export function verifyDefinite(integrand: Expression, from: Bound, to: Bound, answer: Expression): Verdict {
  try {
    if (dependsOn(answer, "x")) return undecided("not-a-constant");
    const expected = constantValue(answer);
    if (expected === null) return undecided("undefined-answer");
    const [a, b] = [endOf(from), endOf(to)];
    if (a === null || b === null) return undecided("undefined-bounds");
    if (a.value === b.value) return judged({ value: 0, error: 0, size: 0 }, expected);
    const isForward = a.value < b.value;
    const area = isForward ? areaBetween(integrand, a, b) : areaBetween(integrand, b, a);
    if (area === null) return undecided("unsettled-integral");
    return judged(isForward ? area : { ...area, value: -area.value }, expected);
  } catch (problem) {
    if (problem instanceof NotCompilable) return undecided(problem.reason, problem.message);
    throw problem;
  }
}

function judged(area: Area, answer: { value: number; error: number }): Verdict {
  const difference = Math.abs(answer.value - area.value);
  const scale = Math.max(Math.abs(area.value), 1e-3 * area.size);
  const error = area.error + answer.error;
  if (!(error <= mostError * Math.max(scale, Number.MIN_VALUE)) && area.size > 0)
    return undecided("unsettled-integral");
  const shown = `${digits(area.value)} with an error of at most ${digits(4 * error, 2)}`;
  const beyondError = difference - 4 * error;
  if (beyondError <= tolerance * scale) {
    const explanation = `Quadrature gives ${shown}, which agrees with the answer.`;
    return {
      kind: "verified",
      explanation,
      closeness: beyondError > 0 ? beyondError / (tolerance * scale) : 0,
    };
  }
  if (difference <= refutedBeyond * scale + 8 * error) return undecided("nearly-equal", shown);
  return {
    kind: "refuted",
    explanation: `Quadrature gives ${shown}; the answer is ${digits(answer.value)}.`,
    counterexample: { x: Number.NaN, expected: area.value, actual: answer.value },
  };
}

const digits = (value: number, count = 10): string => String(Number(value.toPrecision(count)));

/** An end of the interval; `exact` where it is a rational number other than 0. */
type End = { readonly value: number; readonly exact: NumberNode | null };

function endOf(bound: Bound): End | null {
  if (bound === "infinity") return { value: Number.POSITIVE_INFINITY, exact: null };
  if (bound === "minus-infinity") return { value: Number.NEGATIVE_INFINITY, exact: null };
  const known = dependsOn(bound, "x") ? null : constantValue(bound);
  if (known === null) return null;
  return { value: known.value, exact: bound.kind === "number" && known.value !== 0 ? bound : null };
}

/** The value of an expression without x; null where it has no real one. */
function constantValue(expression: Expression): { value: number; error: number } | null {
  const { value, error, kind } = new Integrand(expression).at(0);
  return kind === "real" ? { value, error } : null;
}

/** A stretch of the line with the function to be integrated over it; neither end is left of the other. */
type Piece = { readonly f: Integrand; readonly from: number; readonly to: number; readonly depth: number };

function areaBetween(integrand: Expression, a: End, b: End): Area | null {
  let value = 0;
  let error = 0;
  let size = 0;
  const pending = piecesOf(integrand, a, b);
  for (let done = 0; pending.length > 0; done++) {
    if (done > mostPieces) return null;
    const piece = pending.pop()!;
    const area = integrate(piece.f, piece.from, piece.to);
    if (area === null) {
      const halves = halvesOf(piece);
      if (halves === null) return null;
      pending.push(...halves);
      continue;
    }
    value += area.value;
    error += area.error;
    size += area.size;
  }
  return { value, error, size };
}

function halvesOf({ f, from, to, depth }: Piece): Piece[] | null {
  const middle = middleOf(from, to);
  if (depth >= mostHalvings || !(middle > from && middle < to)) return null;
  return [
    { f, from, to: middle, depth: depth + 1 },
    { f, from: middle, to, depth: depth + 1 },
  ];
}

/**
 * From one singular place to the next. Next to a rational bound the integrand is written in the distance from it, since
 * doubles are dense near zero only: ∫ dx/√(1 − x²) up to 1 would be known to seven digits otherwise.
 */
function piecesOf(integrand: Expression, a: End, b: End): Piece[] {
  const f = new Integrand(integrand);
  const inner = singularPlaces(integrand, a.value, b.value);
  const afterA = middleOf(a.value, inner[0] ?? b.value);
  const beforeB = middleOf(inner.at(-1) ?? a.value, b.value);
  const places = [...new Set([a.value, afterA, ...inner, beforeB, b.value])];
  const last = places.length - 2;
  return places.slice(1).map((to, k) => {
    const from = places[k]!;
    if (k === 0 && a.exact) {
      return { f: new Integrand(shiftOrigin(integrand, a.exact, 1)), from: 0, to: to - from, depth: 0 };
    }
    if (k === last && b.exact) {
      return { f: new Integrand(shiftOrigin(integrand, b.exact, -1)), from: 0, to: to - from, depth: 0 };
    }
    return { f, from, to, depth: 0 };
  });
}

function middleOf(from: number, to: number): number {
  if (Number.isFinite(from) && Number.isFinite(to)) return (from + to) / 2;
  if (Number.isFinite(from)) return from + Math.max(1, Math.abs(from));
  return Number.isFinite(to) ? to - Math.max(1, Math.abs(to)) : 0;
}

/** Places inside (a, b) where a denominator, a radicand or the argument of a logarithm or absolute value is zero. */
function singularPlaces(integrand: Expression, a: number, b: number): number[] {
  const tape = new Tape();
  compileOnto(tape, integrand);
  const xs = searchPoints(a, b);
  const found: number[] = [];
  for (const branch of singularitiesOf(tape)) {
    const along = new BranchFunction(tape, branch);
    let left = { x: Number.NaN, value: Number.NaN, slope: Number.NaN };
    for (const x of xs) {
      const right = { x, value: along.at(x), slope: along.slope };
      if (right.value === 0) found.push(x);
      else if (left.value * right.value < 0) found.push(locateCrossing(along, left.x, x, left.value));
      else if (left.value * left.slope < 0 && right.value * right.slope > 0) {
        found.push(...locateTouch(along, left, right).map((place) => place.x));
      }
      left = right;
    }
  }
  const width = Math.max(1, ...[a, b].filter(Number.isFinite).map(Math.abs));
  return found
    .sort((p, q) => p - q)
    .filter(
      (x, k, all) =>
        x - a > 1e-12 * width && b - x > 1e-12 * width && (k === 0 || x - all[k - 1]! > 1e-9 * width),
    );
}

function searchPoints(a: number, b: number): number[] {
  return Array.from({ length: searchSteps - 1 }, (_, k) => {
    const share = (k + 1) / searchSteps;
    if (Number.isFinite(a) && Number.isFinite(b)) return a + (b - a) * share;
    // From close to the finite end, or from zero both ways, out to a million.
    if (Number.isFinite(a)) return a + 10 ** (-6 + 12 * share);
    if (Number.isFinite(b)) return b - 10 ** (6 - 12 * share);
    return Math.sinh(28 * (share - 0.5));
  });
}
