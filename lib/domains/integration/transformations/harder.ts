import { drawOne } from "@/lib/domains/seeded-random";
import {
  divide,
  type Expression,
  type FunctionName,
  fn,
  one,
  power,
  product,
  rational,
  squareRoot,
  sum,
} from "../expression";
import { hasX, integerExponent, isX, withArgument, x } from "./parts-of-expressions";
import { atOnePlace, ofTheWhole, type StructuralTransformation } from "./structural-transformation";

const nestable: readonly FunctionName[] = ["sin", "exp", "log", "atan"];
const factors: readonly Expression[] = [fn("exp", x), fn("sin", x), fn("log", x), fn("atan", x)];
const square = power(x, rational(2));

export const harder: readonly StructuralTransformation[] = [
  ofTheWhole(
    "harder",
    {
      id: "multiply-by-x",
      title: "Multiply by x",
      description: "Multiply by x: exp(x)*sin(x) becomes x*exp(x)*sin(x).",
    },
    (expression) => product(x, expression),
  ),
  ofTheWhole(
    "harder",
    {
      id: "multiply-by-function",
      title: "Multiply by a function",
      description: "Multiply by exp(x), sin(x), log(x) or atan(x), so that two techniques must meet.",
    },
    (expression, random) => product(expression, drawOne(factors, random)!),
  ),
  ofTheWhole(
    "harder",
    {
      id: "divide-by-quadratic",
      title: "Divide by a quadratic",
      description: "Divide by x^2 + 1: atan(x)^2 becomes atan(x)^2/(x^2 + 1).",
    },
    (expression) => divide(expression, sum(square, one)),
  ),
  ofTheWhole(
    "harder",
    {
      id: "add-term",
      title: "Add a term",
      description: "Add a function of another kind: 1/(x^2 + 1) becomes 1/(x^2 + 1) + log(x).",
    },
    (expression, random) => sum(expression, drawOne(factors, random)!),
  ),
  atOnePlace(
    "harder",
    {
      id: "raise-exponent",
      title: "Raise an exponent",
      description:
        "Move an integer exponent one step away from 0, or square a function: sin(x)^2 becomes sin(x)^3.",
    },
    (node) => {
      if (node.kind === "function" && hasX(node) && node.name !== "exp") return [power(node, rational(2))];
      const exponent = integerExponent(node);
      if (node.kind !== "power" || exponent === null) return [];
      return [power(node.base, rational(exponent + Math.sign(exponent)))];
    },
  ),
  atOnePlace(
    "harder",
    {
      id: "nest-function",
      title: "Nest another function",
      description: "Put a function inside the plain argument of another: sin(x) becomes sin(log(x)).",
    },
    (node) =>
      node.kind === "function" && isX(node.argument)
        ? nestable.filter((name) => name !== node.name).map((name) => withArgument(node, fn(name, x)))
        : [],
  ),
  atOnePlace(
    "harder",
    {
      id: "power-inside",
      title: "Put a power inside",
      description: "Let the plain argument of a function be x^2 or sqrt(x): cos(x) becomes cos(x^2).",
    },
    (node) =>
      node.kind === "function" && isX(node.argument)
        ? [withArgument(node, square), withArgument(node, squareRoot(x))]
        : [],
  ),
  atOnePlace(
    "harder",
    {
      id: "take-root",
      title: "Take a root",
      description: "Put a sum under a square root: 1/(x^2 + 9) becomes 1/sqrt(x^2 + 9).",
    },
    (node) => (node.kind === "sum" && hasX(node) ? [squareRoot(node)] : []),
  ),
];
