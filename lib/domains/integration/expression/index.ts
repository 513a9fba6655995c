export {
  divide,
  eulersNumber,
  fn,
  negate,
  pi,
  power,
  product,
  squareRoot,
  subtract,
  sum,
  variable,
} from "./build";
export { canonicalAlgebra, canonicalForm, canonicalText } from "./canonical";
export { structuralText } from "./canonical-text";
export { differentiate } from "./differentiate";
export * from "./expression";
export { children, dependsOn, depth, size, variableNames } from "./measure";
export {
  addRationals,
  invertRational,
  isInteger,
  isLongDecimal,
  isOne,
  isZero,
  makeRational,
  minusOne,
  multiplyRationals,
  negateRational,
  one,
  primeFactors,
  raiseRational,
  rational,
  rationalContent,
  zero,
} from "./rational";
export { shiftOrigin } from "./shift-origin";
export { mapChildren, rewrite, substitute } from "./substitute";
