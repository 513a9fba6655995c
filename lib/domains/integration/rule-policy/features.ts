import { children, type Expression, size } from "../expression";
import { isNumber } from "./algebra";
import type { Move } from "./move";
import { hashText } from "./random";

/**
 * What the policy sees of a move: which rule, which choice within it, coarse marks of the integrand and of what the move
 * leaves to do. Each is a name hashed into one of `featureCount` weights; a move's preference is the sum of its weights.
 */
export const featureCount = 1 << 14;

/** Coarse marks of an integrand: the kinds of function in it and its outer shape. */
export function marksOf(e: Expression): string {
  const kinds = new Set<string>();
  collectKinds(e, kinds);
  return `${e.kind}:${[...kinds].sort().join("+")}`;
}

const families: Readonly<Record<string, string>> = {
  sin: "trig",
  cos: "trig",
  sinh: "hyp",
  cosh: "hyp",
  exp: "exp",
  log: "log",
  abs: "abs",
  sign: "abs",
};

function collectKinds(e: Expression, kinds: Set<string>): void {
  if (e.kind === "function") kinds.add(families[e.name] ?? "inverse");
  if (e.kind === "variable") kinds.add("x");
  if (e.kind === "power") {
    if (!isNumber(e.exponent)) kinds.add("exp");
    else if (e.exponent.denominator !== 1) kinds.add("root");
    else if (e.exponent.numerator < 0) kinds.add(e.base.kind === "sum" ? "over-sum" : "over");
  }
  for (const child of children(e)) collectKinds(child, kinds);
}

const bucket = (n: number): number =>
  n < -12 ? -3 : n < -4 ? -2 : n < 0 ? -1 : n === 0 ? 0 : n <= 4 ? 1 : n <= 12 ? 2 : 3;

/** The feature indices of each move on `integrand`; indices may repeat where names collide. */
export function featuresOf(integrand: Expression, moves: readonly Move[]): readonly Int32Array[] {
  const marks = marksOf(integrand);
  const before = size(integrand);
  return moves.map((move) => {
    const left = move.parts.map((part) => marksOf(part.integrand));
    const largest = Math.max(0, ...move.parts.map((part) => size(part.integrand)));
    const growth = move.parts.length === 0 ? "done" : bucket(largest - before);
    const hardest = left.reduce((a, b) => (b.length > a.length ? b : a), "");
    const choice = `${move.rule}/${move.detail}`;
    return Int32Array.from(
      [
        move.rule,
        choice,
        `${move.rule}@${marks}`,
        `${choice}@${marks}`,
        `growth ${growth}`,
        `${move.rule} growth ${growth}`,
        `parts ${Math.min(move.parts.length, 4)}`,
        `leaves ${hardest}`,
        `${move.rule} leaves ${hardest}`,
        `${marks} to ${hardest}`,
      ],
      (name) => hashText(name) & (featureCount - 1),
    );
  });
}
