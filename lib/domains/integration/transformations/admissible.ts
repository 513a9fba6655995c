import { children, depth, type Expression, size } from "../expression";
import { probe } from "../probe";
import { hasX } from "./parts-of-expressions";

const largestNumber = 2_000;
const largestExponent = 12;
const deepest = 12;
/** Nodes that a variant may have beyond its parent, and in all where its parent has fewer. */
const growth = 14;
const largestSize = 70;
/** Below this many probes with a real value, a person could not see a curve and the verifier has nowhere to look. */
const leastRealProbes = 3;

/**
 * Whether a rewritten integrand is a problem worth storing beside its parent: it depends on x, also in its values, is
 * real somewhere, and has grown neither large nor ugly.
 */
export function isAdmissibleVariant(variant: Expression, parent: Expression): boolean {
  if (!hasX(variant) || depth(variant) > deepest) return false;
  const parentSize = size(parent);
  if (size(variant) > Math.max(parentSize, Math.min(largestSize, parentSize + growth))) return false;
  if (!hasFriendlyNumbers(variant)) return false;
  const values = probe(variant).filter((value) => !Number.isNaN(value));
  return values.length >= leastRealProbes && values.some((value) => Math.abs(value - values[0]!) > 1e-9);
}

function hasFriendlyNumbers(e: Expression): boolean {
  if (e.kind === "number") return Math.abs(e.numerator) <= largestNumber && e.denominator <= largestNumber;
  if (e.kind === "power" && e.exponent.kind === "number") {
    if (Math.abs(e.exponent.numerator) > largestExponent * e.exponent.denominator) return false;
  }
  return children(e).every(hasFriendlyNumbers);
}
