import { children, type Expression, structuralText } from "../expression";

/** Parts of either formula that have no counterpart in the other; the largest such parts, none inside another. */
export type ChangedParts = {
  readonly before: ReadonlySet<Expression>;
  readonly after: ReadonlySet<Expression>;
};

/**
 * Compares two formulas from the outside in. Terms and factors are paired in any order: equal ones first, then those
 * of the same kind, which are compared inside. What finds no partner is a changed part. A part is the node itself: the
 * same value that stands twice in a formula must be two objects. Quadratic in the operands of one sum or product.
 */
export function changedParts(before: Expression, after: Expression): ChangedParts {
  const changed = { before: new Set<Expression>(), after: new Set<Expression>() };
  compare(before, after, changed);
  return changed;
}

type Changed = { before: Set<Expression>; after: Set<Expression> };

function compare(before: Expression, after: Expression, changed: Changed): void {
  if (structuralText(before) === structuralText(after)) return;
  if (isSameHead(before, after)) {
    if (before.kind === "sum" || before.kind === "product") {
      compareOperands(before, after, changed);
      return;
    }
    const [inner, others] = [children(before), children(after)];
    if (inner.length > 0) {
      for (const [index, part] of inner.entries()) compare(part, others[index]!, changed);
      return;
    }
  }
  changed.before.add(before);
  changed.after.add(after);
}

const isSameHead = (one: Expression, other: Expression): boolean =>
  one.kind === other.kind &&
  (one.kind !== "function" || other.kind !== "function" || one.name === other.name);

function compareOperands(before: Expression, after: Expression, changed: Changed): void {
  const left = [...children(before)];
  const right = [...children(after)];
  take(left, right, (one, other) => structuralText(one) === structuralText(other));
  if (
    left.length === children(before).length &&
    !left.some((one) => right.some((other) => isSameHead(one, other)))
  ) {
    // Nothing in common: the whole was replaced.
    changed.before.add(before);
    changed.after.add(after);
    return;
  }
  for (const [one, other] of take(left, right, (one, other) => isSameHead(one, other) && shares(one, other)))
    compare(one, other, changed);
  for (const [one, other] of take(left, right, isSameHead)) compare(one, other, changed);
  for (const one of left) changed.before.add(one);
  for (const other of right) changed.after.add(other);
}

/** Takes pairs that fit out of both lists, and gives them. */
function take(
  left: Expression[],
  right: Expression[],
  fits: (one: Expression, other: Expression) => boolean,
): [Expression, Expression][] {
  const pairs: [Expression, Expression][] = [];
  for (let index = 0; index < left.length; ) {
    const one = left[index]!;
    const partner = right.findIndex((other) => fits(one, other));
    if (partner < 0) {
      index += 1;
      continue;
    }
    pairs.push([one, right[partner]!]);
    left.splice(index, 1);
    right.splice(partner, 1);
  }
  return pairs;
}

/** Whether a direct part of the one is also a direct part of the other: x² and x³ are nearer than x² and y². */
function shares(one: Expression, other: Expression): boolean {
  const texts = new Set(children(one).map(structuralText));
  return children(other).some((part) => texts.has(structuralText(part)));
}
