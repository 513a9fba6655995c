import type { BundledProblem } from "@/lib/domains/domain";
import { completingTheSquare } from "./completing-the-square";
import { cyclicParts } from "./cyclic-parts";
import { exponentials } from "./exponentials";
import { hyperbolic } from "./hyperbolic";
import { inverseFunctions } from "./inverse-functions";
import { mixed } from "./mixed";
import { partialFractions } from "./partial-fractions";
import { parts } from "./parts";
import { radicals } from "./radicals";
import { rationalAlgebra } from "./rational-algebra";
import { substitution } from "./substitution";
import { trigonometricPowers } from "./trigonometric-powers";
import { trigonometricSubstitution } from "./trigonometric-substitution";

const techniques = [
  rationalAlgebra,
  substitution,
  parts,
  cyclicParts,
  partialFractions,
  completingTheSquare,
  trigonometricPowers,
  trigonometricSubstitution,
  inverseFunctions,
  hyperbolic,
  exponentials,
  radicals,
  mixed,
];

/** Root integrals to grow variant trees from, technique by technique, each from plain to hard. */
export const trainingRoots: readonly BundledProblem[] = techniques.flatMap((one) => one.training);

/** Held-out integrals of the same kind. Never trained on: see `isBenchmarkProblem`. */
export const benchmarkProblems: readonly BundledProblem[] = techniques.flatMap((one) => one.benchmark);
