import { children, type Expression, size } from "../expression";
import { isNumber } from "./algebra";
import type { Move } from "./move";
import { type BegunText, hashOf, textBegun } from "./random";
import { remembered } from "./remembered";

/**
 * What the policy sees of a move: which rule, which choice within it, coarse marks of the integrand and of what the move
 * leaves to do. Each is a name hashed into one of `featureCount` weights; a move's preference is the sum of its weights.
 */
export const featureCount = 1 << 14;

/** Coarse marks of an integrand: the kinds of function in it and its outer shape. */
export const marksOf = remembered((e): string => {
  const kinds = new Set<string>();
  collectKinds(e, kinds);
  return `${e.kind}:${[...kinds].sort().join("+")}`;
});

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

export const featuresOfAMove = 10;

/**
 * The feature indices of the moves on `integrand`, `featuresOfAMove` for each, one after the other; indices may repeat where
 * names collide.
 */
export function featuresOf(integrand: Expression, moves: readonly Move[]): Int32Array {
  const features = new Int32Array(moves.length * featuresOfAMove);
  const marks = marksOf(integrand);
  const before = size(integrand);
  const marksTo = textBegun(`${marks} to `);
  let at = 0;
  const add = (name: BegunText): void => {
    features[at++] = hashOf(name) & (featureCount - 1);
  };
  for (const { rule, detail, parts } of moves) {
    let largest = 0;
    let hardest = "";
    for (const { integrand: left } of parts) {
      largest = Math.max(largest, size(left));
      const marksLeft = marksOf(left);
      if (marksLeft.length > hardest.length) hardest = marksLeft;
    }
    const growth = ` growth ${parts.length === 0 ? "done" : bucket(largest - before)}`;
    const ofRule = textBegun(rule);
    const choice = textBegun(detail, textBegun("/", ofRule));
    add(ofRule);
    add(choice);
    add(textBegun(marks, textBegun("@", ofRule)));
    add(textBegun(marks, textBegun("@", choice)));
    add(textBegun(growth.slice(1)));
    add(textBegun(growth, ofRule));
    add(textBegun(`parts ${Math.min(parts.length, 4)}`));
    add(textBegun(hardest, leavesBegun));
    add(textBegun(hardest, textBegun(" leaves ", ofRule)));
    add(textBegun(hardest, marksTo));
  }
  return features;
}

const leavesBegun = textBegun("leaves ");
