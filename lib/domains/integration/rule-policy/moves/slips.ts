import { type Expression, isOne, type NumberNode, one } from "../../expression";
import {
  add,
  baseAndExponent,
  derivative,
  div,
  factorsOf,
  isNumber,
  isX,
  mul,
  neg,
  num,
  pow,
  x,
} from "../algebra";
import { done, type Move, type Part, part } from "../move";

/**
 * Slips of the pen that students make in an otherwise right step: a lost factor, a wrong sign, a forgotten term. Each right
 * move of these rules brings its slips along, so that choosing the rule is not enough: it must be carried out rightly.
 */
export function slipsOf(f: Expression, right: readonly Move[]): Move[] {
  return [
    ...right.flatMap((move) => slipIn(move)),
    ...derivativeForIntegral(f),
    ...constantOut(f),
    ...exponentSlip(f),
  ];
}

function slipIn(move: Move): Move[] {
  switch (move.rule) {
    case "partial-fractions":
    case "long-division":
    case "power-reduction":
    case "pythagoras":
    case "product-to-sum":
    case "to-exponentials":
    case "split-numerator":
      return move.parts.length > 1 ? [lostTerm(move), flippedSign(move)] : [];
    case "expand":
    case "split-sum":
      return move.parts.length > 1 ? [lostTerm(move)] : [];
    case "substitution":
    case "inverse-substitution":
    case "trigonometric-substitution":
      return move.parts.length > 0 ? [unsubstituted(move)] : [];
    case "complete-square":
    case "half-angle-substitution":
      return [unsubstituted(move)];
    default:
      return [];
  }
}

/** The last term was lost on the way to the next line. */
const lostTerm = (move: Move): Move => ({
  ...move,
  rule: "lost-term",
  detail: move.rule,
  parts: move.parts.slice(0, -1),
});

/** The last term changed its sign on the way to the next line. */
const flippedSign = (move: Move): Move => ({
  ...move,
  rule: "lost-sign",
  detail: move.rule,
  parts: move.parts.map(
    (one, i): Part => (i < move.parts.length - 1 ? one : { ...one, coefficient: neg(one.coefficient) }),
  ),
});

/** The substitution is never undone: the result stays in the new letter, read as x. */
const unsubstituted = (move: Move): Move => ({
  ...move,
  rule: "substitution-not-undone",
  detail: move.rule,
  parts: move.parts.map((one) => ({ ...one, back: null })),
});

/** Differentiates where it should integrate. */
const derivativeForIntegral = (f: Expression): Move[] => [
  done("derivative-for-integral", f.kind, derivative(f)),
];

/** ∫x·g = x·∫g: treats the variable as a constant. */
function constantOut(f: Expression): Move[] {
  const factors = factorsOf(f);
  const power = factors.find((factor) => isX(baseAndExponent(factor)[0]));
  if (power === undefined || factors.length < 2) return [];
  const rest = mul(...factors.filter((factor) => factor !== power));
  return [{ rule: "variable-as-constant", detail: "power", known: null, parts: part(rest, power) }];
}

/** Loses the division by the new exponent, or forgets to raise it. */
function exponentSlip(f: Expression): Move[] {
  const [base, exponent] = baseAndExponent(f);
  if (!isX(base) || !isNumber(exponent)) return [];
  const next = add(exponent, one) as NumberNode;
  return [
    done("exponent-slip", "undivided", pow(x, next)),
    done(
      "exponent-slip",
      "unraised",
      div(pow(x, exponent), isOne(next) || next.numerator === 0 ? num(2) : next),
    ),
  ];
}
