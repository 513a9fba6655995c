import { drawOne, type Random } from "@/lib/domains/seeded-random";
import {
  type Expression,
  type FunctionName,
  fn,
  functionNames,
  type NumberNode,
  negate,
  power,
  product,
  rational,
  rewrite,
  substitute,
  sum,
} from "../expression";
import {
  coefficientOf,
  hasX,
  integerExponent,
  isComposite,
  isX,
  signOf,
  withArgument,
  withoutCoefficient,
  x,
} from "./parts-of-expressions";
import { atOnePlace, ofTheWhole, type StructuralTransformation } from "./structural-transformation";

/** Numbers that keep an integral as friendly as it was. */
const friendlyNumbers = [2, 3, 4, 5, 6, 7] as const;
const otherNumbers = (than: NumberNode): NumberNode[] =>
  friendlyNumbers
    .map((n) => rational(n * signOf(than).numerator))
    .filter((n) => n.numerator !== than.numerator);
const drawFriendly = (random: Random): NumberNode => rational(drawOne(friendlyNumbers, random)!);

const cofunctions: ReadonlyMap<FunctionName, FunctionName> = inBothDirections([
  ["sin", "cos"],
  ["tan", "cot"],
  ["sec", "csc"],
  ["sinh", "cosh"],
  ["tanh", "coth"],
  ["asin", "acos"],
  ["atan", "acot"],
]);

const hyperbolicTwins: ReadonlyMap<FunctionName, FunctionName> = inBothDirections(
  (["sin", "cos", "tan", "cot", "sec", "csc", "asin", "atan"] as const).map((name) => [
    name,
    functionNames.find((other) => other === `${name}h`)!,
  ]),
);

function inBothDirections(pairs: readonly (readonly [FunctionName, FunctionName])[]) {
  return new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
}

function renameFunctions(expression: Expression, names: ReadonlyMap<FunctionName, FunctionName>): Expression {
  return rewrite(expression, (node) =>
    node.kind === "function" ? fn(names.get(node.name) ?? node.name, node.argument) : node,
  );
}

export const equivalent: readonly StructuralTransformation[] = [
  atOnePlace(
    "equivalent",
    {
      id: "rename-coefficient",
      title: "Another coefficient",
      description: "Replace a numeric factor by another small number of its sign: 3*x becomes 5*x.",
    },
    (node) => {
      const coefficient = coefficientOf(node);
      if (coefficient === null || !hasX(node)) return [];
      return otherNumbers(coefficient).map((other) => product(other, withoutCoefficient(node)));
    },
  ),
  atOnePlace(
    "equivalent",
    {
      id: "rename-constant",
      title: "Another constant",
      description:
        "Replace the number in a sum by another small number of its sign: x^2 + 4 becomes x^2 + 7.",
    },
    (node) => {
      const constant = node.kind === "sum" ? node.terms.find((term) => term.kind === "number") : undefined;
      if (node.kind !== "sum" || constant?.kind !== "number") return [];
      return otherNumbers(constant).map((other) =>
        sum(...node.terms.filter((term) => term !== constant), other),
      );
    },
  ),
  atOnePlace(
    "equivalent",
    {
      id: "flip-sign",
      title: "Flip a sign",
      description: "Change the sign of one term of a sum: x^2 + 1 becomes x^2 - 1.",
    },
    (node) =>
      node.kind === "sum"
        ? node.terms.map((_, flipped) =>
            sum(...node.terms.map((term, i) => (i === flipped ? negate(term) : term))),
          )
        : [],
  ),
  atOnePlace(
    "equivalent",
    {
      id: "notch-exponent",
      title: "Move an exponent a notch",
      description: "Raise or lower an integer exponent by one, keeping its sign: x^3 becomes x^4 or x^2.",
    },
    (node) => {
      const exponent = integerExponent(node);
      if (node.kind !== "power" || exponent === null) return [];
      const step = Math.sign(exponent);
      return [exponent + step, exponent - step]
        .filter((n) => n !== 0)
        .map((n) => power(node.base, rational(n)));
    },
  ),
  atOnePlace(
    "equivalent",
    {
      id: "scale-inside",
      title: "Scale one argument",
      description:
        "Multiply the argument x of one function by a small number: exp(x)*sin(x) becomes exp(x)*sin(2*x).",
    },
    (node) =>
      node.kind === "function" && isX(node.argument)
        ? friendlyNumbers.map((n) => withArgument(node, product(rational(n), x)))
        : [],
  ),
  atOnePlace(
    "equivalent",
    {
      id: "exchange-composition",
      title: "Exchange outer and inner function",
      description: "Let two nested functions change places: sin(log(x)) becomes log(sin(x)).",
    },
    (node) =>
      isComposite(node) && node.argument.kind === "function"
        ? [fn(node.argument.name, fn(node.name, node.argument.argument))]
        : [],
  ),
  ofTheWhole(
    "equivalent",
    {
      id: "swap-cofunctions",
      title: "Swap sine and cosine",
      description:
        "Exchange every function with its co-function: sin with cos, tan with cot, sinh with cosh, asin with acos.",
    },
    (expression) => renameFunctions(expression, cofunctions),
  ),
  ofTheWhole(
    "equivalent",
    {
      id: "trade-circular-for-hyperbolic",
      title: "Trade circular for hyperbolic",
      description:
        "Exchange every circular function with its hyperbolic twin: x*sin(x) becomes x*sinh(x), and back.",
    },
    (expression) => renameFunctions(expression, hyperbolicTwins),
  ),
  ofTheWhole(
    "equivalent",
    {
      id: "shift-variable",
      title: "Shift the variable",
      description: "Put x + a for x everywhere, a a small whole number: 1/x^2 becomes 1/(x + 3)^2.",
    },
    (expression, random) =>
      substitute(expression, x.name, sum(x, rational(drawOne([-3, -2, -1, 1, 2, 3], random)!))),
  ),
  ofTheWhole(
    "equivalent",
    {
      id: "scale-variable",
      title: "Scale the variable",
      description: "Put a*x for x everywhere, a a small whole number: atan(x) becomes atan(4*x).",
    },
    (expression, random) => substitute(expression, x.name, product(drawFriendly(random), x)),
  ),
  ofTheWhole(
    "equivalent",
    {
      id: "reflect-variable",
      title: "Reflect the variable",
      description: "Put -x for x everywhere: x*exp(x) becomes -x*exp(-x).",
    },
    (expression) => substitute(expression, x.name, negate(x)),
  ),
];
