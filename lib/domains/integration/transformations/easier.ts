import { drawOne } from "@/lib/domains/seeded-random";
import {
  differentiate,
  type FunctionName,
  fn,
  isInteger,
  one,
  power,
  product,
  rational,
  sum,
} from "../expression";
import {
  coefficientOf,
  functionNodes,
  hasX,
  integerExponent,
  isComposite,
  isInverse,
  isNegativePower,
  leavingOneOut,
  signOf,
  withArgument,
  withoutCoefficient,
  x,
} from "./parts-of-expressions";
import { atOnePlace, ofTheWhole, type StructuralTransformation } from "./structural-transformation";

/** The functions that a quotient function is made of, without the constant 1. */
const madeOf: Partial<Record<FunctionName, readonly FunctionName[]>> = {
  tan: ["sin", "cos"],
  cot: ["cos", "sin"],
  sec: ["cos"],
  csc: ["sin"],
  tanh: ["sinh", "cosh"],
  coth: ["cosh", "sinh"],
  sech: ["cosh"],
  csch: ["sinh"],
};

export const easier: readonly StructuralTransformation[] = [
  atOnePlace(
    "easier",
    {
      id: "lower-exponent",
      title: "Lower an exponent",
      description:
        "Bring an integer exponent one step closer to 1: sin(x)^4 becomes sin(x)^3, 1/x^3 becomes 1/x^2.",
    },
    (node) => {
      const exponent = integerExponent(node);
      if (node.kind !== "power" || exponent === null || exponent === -1) return [];
      return [power(node.base, rational(exponent - Math.sign(exponent)))];
    },
  ),
  atOnePlace(
    "easier",
    {
      id: "drop-term",
      title: "Drop a term",
      description: "Leave one term out of a sum: x^2 + 3*x + 5 becomes x^2 + 5.",
    },
    (node) => (node.kind === "sum" ? leavingOneOut(node) : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "drop-factor",
      title: "Drop a factor",
      description: "Leave one factor that holds x out of a product: x*exp(x)*sin(x) becomes exp(x)*sin(x).",
    },
    (node) =>
      node.kind === "product" ? leavingOneOut(node).filter((_, left) => hasX(node.factors[left]!)) : [],
  ),
  atOnePlace(
    "easier",
    {
      id: "unit-coefficient",
      title: "Set a coefficient to 1",
      description: "Replace a numeric factor by 1 and keep its sign: sin(3*x) becomes sin(x).",
    },
    (node) => {
      const coefficient = coefficientOf(node);
      return coefficient === null ? [] : [product(signOf(coefficient), withoutCoefficient(node))];
    },
  ),
  atOnePlace(
    "easier",
    {
      id: "unit-constant",
      title: "Set a constant to 1",
      description: "Replace the number in a sum by 1 and keep its sign: x^2 + 9 becomes x^2 + 1.",
    },
    (node) =>
      node.kind === "sum"
        ? [sum(...node.terms.map((term) => (term.kind === "number" ? signOf(term) : term)))]
        : [],
  ),
  atOnePlace(
    "easier",
    {
      id: "plain-argument",
      title: "Plain argument",
      description:
        "Keep the outer function of a composite and let its argument be x: exp(x^2) becomes exp(x).",
    },
    (node) => (isComposite(node) ? [withArgument(node, x)] : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "inner-function-only",
      title: "Keep the inner function",
      description: "Take the outer function of a composite away: log(sin(x)) becomes sin(x).",
    },
    (node) => (isComposite(node) ? [node.argument] : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "derivative-of-inverse",
      title: "Differentiate an inverse function",
      description:
        "Put the derivative of a logarithm or of an inverse function in its place: x*atan(x) becomes x/(x^2 + 1).",
    },
    (node) => (isInverse(node) ? [differentiate(node, x.name)] : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "quotient-function-apart",
      title: "Take a quotient function apart",
      description:
        "Keep one of the functions that a quotient is made of: tan(x) becomes sin(x), sech(x) becomes cosh(x).",
    },
    (node) =>
      node.kind === "function" ? (madeOf[node.name] ?? []).map((name) => fn(name, node.argument)) : [],
  ),
  atOnePlace(
    "easier",
    {
      id: "simplify-denominator",
      title: "Simplify a denominator",
      description: "Keep one term of a denominator beside 1: 1/(x^2 + 4*x + 13) becomes 1/(x^2 + 1).",
    },
    (node) => {
      if (node.kind !== "power" || !isNegativePower(node) || node.base.kind !== "sum") return [];
      return node.base.terms.filter(hasX).map((term) => power(sum(term, one), node.exponent));
    },
  ),
  atOnePlace(
    "easier",
    {
      id: "numerator-only",
      title: "Numerator only",
      description: "Drop the denominator: x*exp(x)/(x + 1)^2 becomes x*exp(x).",
    },
    (node) => (node.kind === "product" ? [product(...node.factors.filter((f) => !isNegativePower(f)))] : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "denominator-only",
      title: "Denominator only",
      description: "Let the numerator be 1: x^2/(x^4 + 1) becomes 1/(x^4 + 1).",
    },
    (node) => (node.kind === "product" ? [product(...node.factors.filter(isNegativePower))] : []),
  ),
  atOnePlace(
    "easier",
    {
      id: "whole-power",
      title: "Take a root away",
      description: "Round a fractional exponent away from zero: sqrt(x^2 + 1) becomes x^2 + 1.",
    },
    (node) => {
      if (node.kind !== "power" || node.exponent.kind !== "number" || isInteger(node.exponent)) return [];
      const { numerator, denominator } = node.exponent;
      return [
        power(node.base, rational(Math.sign(numerator) * Math.ceil(Math.abs(numerator) / denominator))),
      ];
    },
  ),
  ofTheWhole(
    "easier",
    {
      id: "supply-inner-derivative",
      title: "Supply the inner derivative",
      description:
        "Keep one composite and multiply it by its inner derivative: exp(x^2) becomes 2*x*exp(x^2).",
    },
    (expression, random) => {
      const composite = drawOne(functionNodes(expression).filter(isComposite), random);
      return composite === null ? null : product(differentiate(composite.argument, x.name), composite);
    },
  ),
];
