import { type Expression, size } from "../../expression";
import type { Move } from "../move";
import { expandMoves, exponentialMoves } from "./algebraic";
import { tempting } from "./mistakes";
import { partsMoves, productRuleReversed } from "./parts";
import { radicalMoves } from "./radicals";
import { rationalFunctionMoves, splitSumMoves } from "./rational-functions";
import { slipsOf } from "./slips";
import { substitutionMoves } from "./substitution";
import { tableMoves } from "./tables";
import { trigonometryMoves } from "./trigonometry";

/** Integrands larger than this offer no moves: a derivation that swells so far has failed. */
export const largestIntegrand = 40;

/** Every move of the vocabulary that applies to ∫f dx, right ones and wrong ones alike, in a fixed order. */
export function movesFor(f: Expression): readonly Move[] {
  if (size(f) > largestIntegrand) return [];
  const moves = [
    ...tableMoves(f),
    ...splitSumMoves(f),
    ...expandMoves(f),
    ...rationalFunctionMoves(f),
    ...substitutionMoves(f),
    ...partsMoves(f),
    ...productRuleReversed(f),
    ...trigonometryMoves(f),
    ...radicalMoves(f),
    ...exponentialMoves(f),
    ...tempting(f),
  ];
  return [...moves, ...slipsOf(f, moves)];
}
