import { canonicalForm, children, type Expression, structuralText } from "../expression";
import type { Pattern } from "./pattern";

/**
 * Whether the pattern occurs in the expression, itself or any part of it. Sums and products match in any order; the outermost
 * ones of the pattern may leave terms or factors over, as `x*sin(x)` occurs in 2·x·sin x, and stand below a fraction bar. A blank that is itself a term or
 * factor takes one or more. Blanks are independent, so matching is polynomial: no pattern runs without end.
 */
export function occursIn(pattern: Pattern, expression: Expression): boolean {
  const matches = matcher(pattern);
  const visit = (part: Expression): boolean =>
    matches(pattern.expression, part, true) || children(part).some(visit);
  return visit(canonicalForm(expression));
}

type Matches = (wanted: Expression, given: Expression, mayLeaveOver: boolean) => boolean;

function matcher({ blanks }: Pattern): Matches {
  const known = new WeakMap<Expression, Map<Expression, boolean>>();
  const isBlank = (e: Expression) => e.kind === "variable" && blanks.has(e.name);

  const matches: Matches = (wanted, given, mayLeaveOver) => {
    if (mayLeaveOver) return compare(wanted, given, true);
    const answers = known.get(wanted) ?? new Map<Expression, boolean>();
    known.set(wanted, answers);
    const answer = answers.get(given) ?? compare(wanted, given, false);
    answers.set(given, answer);
    return answer;
  };

  function compare(wanted: Expression, given: Expression, mayLeaveOver: boolean): boolean {
    if (isBlank(wanted)) return true;
    if (wanted.kind !== given.kind) return false;
    if (wanted.kind === "sum" || wanted.kind === "product")
      return operandsMatch(children(wanted), children(given), mayLeaveOver);
    if (wanted.kind === "function" && given.kind === "function" && wanted.name !== given.name) return false;
    if (mayLeaveOver && isReciprocalPower(wanted, given))
      return matches(children(wanted)[0]!, children(given)[0]!, false);
    const [inner, others] = [children(wanted), children(given)];
    if (inner.length === 0) return structuralText(wanted) === structuralText(given);
    return inner.every((child, index) => matches(child, others[index]!, false));
  }

  function operandsMatch(
    wanted: readonly Expression[],
    given: readonly Expression[],
    mayLeaveOver: boolean,
  ): boolean {
    const named = wanted.filter((e) => !isBlank(e));
    const blankCount = wanted.length - named.length;
    const left = given.length - named.length;
    if (left < blankCount || (left > 0 && blankCount === 0 && !mayLeaveOver)) return false;
    return canPair(named, given, (one, other) => matches(one, other, false));
  }
  return matches;
}

/** A power below the fraction bar is the one that is looked for, as the root in x/√(x² + 1). */
function isReciprocalPower(wanted: Expression, given: Expression): boolean {
  if (wanted.kind !== "power" || given.kind !== "power") return false;
  const [one, other] = [wanted.exponent, given.exponent];
  if (one.kind !== "number" || other.kind !== "number") return false;
  return one.numerator === -other.numerator && one.denominator === other.denominator;
}

/** Whether each of the first can have a partner of its own among the second (augmenting paths; H. W. Kuhn, 1955). */
function canPair<T>(first: readonly T[], second: readonly T[], fits: (one: T, other: T) => boolean): boolean {
  const partner = new Array<number>(second.length).fill(-1);
  const find = (one: number, tried: Set<number>): boolean =>
    second.some((other, place) => {
      if (tried.has(place) || !fits(first[one]!, other)) return false;
      tried.add(place);
      if (partner[place] !== -1 && !find(partner[place]!, tried)) return false;
      partner[place] = one;
      return true;
    });
  return first.every((_, one) => find(one, new Set()));
}
