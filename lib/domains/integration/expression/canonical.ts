import { fn } from "./build";
import { functionIdentity, leadingCoefficient } from "./canonical-function";
import { structuralText } from "./canonical-text";
import type { Expression, FunctionName, NumberNode } from "./expression";
import { hiddenSlot } from "./hidden-slot";
import {
  addRationals,
  isInteger,
  isOne,
  isZero,
  makeRational,
  multiplyRationals,
  negateRational,
  one,
  primeFactors,
  raiseRational,
  rational,
  rationalContent,
  zero,
} from "./rational";

const canonicalOf = hiddenSlot<Expression, Expression>();

/**
 * One spelling for many: sorts sums and products, folds exact numbers, collects like terms and powers of one base, writes
 * reciprocal functions by sine and cosine, pulls numbers out of roots and signs out of odd and even functions.
 * The result equals `e` wherever both are defined (x/x becomes 1, √x·√x becomes x). Decimals are never folded. It does
 * not expand or factor, so two forms of one function may keep different spellings.
 */
export function canonicalForm(e: Expression): Expression {
  const known = canonicalOf.get(e);
  if (known !== undefined) return known;
  const form = computeForm(e);
  canonicalOf.set(e, form);
  canonicalOf.set(form, form);
  return form;
}

/** The canonical form as text: equal text means the same function wherever both are defined. */
export function canonicalText(e: Expression): string {
  return structuralText(canonicalForm(e));
}

function computeForm(e: Expression): Expression {
  switch (e.kind) {
    case "sum":
      return collectSum(e.terms.map(canonicalForm));
    case "product":
      return collectProduct(e.factors.map(canonicalForm));
    case "power":
      return raise(canonicalForm(e.base), canonicalForm(e.exponent));
    case "function":
      return callCanonical(e.name, canonicalForm(e.argument));
    case "constant":
      return e.name === "e" ? exponentialOfOne : e;
    default:
      return e;
  }
}

/** The canonical form of a function of a canonical argument. */
function callCanonical(name: FunctionName, argument: Expression): Expression {
  const simpler = functionIdentity(name, argument);
  return simpler === null ? fn(name, argument) : canonicalForm(simpler);
}

/**
 * The operations of the tree on operands that are canonical already, for code that stays within canonical forms: the
 * result is canonical without looking into the operands again. Operands in any other form give a result that is not.
 */
export const canonicalAlgebra = {
  sum: (...terms: readonly Expression[]): Expression => collectSum(terms),
  product: (...factors: readonly Expression[]): Expression => collectProduct(factors),
  power: raise,
  call: callCanonical,
} as const;

const exponentialOfOne: Expression = fn("exp", one);

/** A canonical term without its exact coefficient. */
function withoutCoefficient(term: Expression): Expression {
  if (term.kind === "number") return one;
  if (term.kind !== "product" || term.factors[0]!.kind !== "number") return term;
  const rest = term.factors.slice(1);
  return rest.length === 1 ? rest[0]! : { kind: "product", factors: rest };
}

/** coefficient·rest for a canonical `rest` that has no coefficient. */
function withCoefficient(coefficient: NumberNode, rest: Expression): Expression {
  if (rest === one) return coefficient;
  if (isOne(coefficient)) return rest;
  return { kind: "product", factors: [coefficient, ...(rest.kind === "product" ? rest.factors : [rest])] };
}

/** Sorts by key, in place; lists are so short that nothing is faster. */
function sortByKey(keys: string[], values: unknown[]): void {
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i]!;
    const value = values[i];
    let j = i - 1;
    for (; j >= 0 && keys[j]! > key; j--) {
      keys[j + 1] = keys[j]!;
      values[j + 1] = values[j];
    }
    keys[j + 1] = key;
    values[j + 1] = value;
  }
}

/** The terms of a sum so far: what each is a multiple of, and how many times. */
class Terms {
  private readonly keys: string[] = [];
  private readonly rests: Expression[] = [];
  private readonly coefficients: NumberNode[] = [];

  add(term: Expression): void {
    if (term.kind === "sum") {
      for (const inner of term.terms) this.add(inner);
      return;
    }
    const rest = withoutCoefficient(term);
    const coefficient = leadingCoefficient(term);
    // Numbers come last, so that the sign of a sum is the sign of its first non-constant term.
    let key = rest === one ? "\uffff" : structuralText(rest);
    for (;;) {
      const known = this.keys.indexOf(key);
      if (known < 0) {
        this.keys.push(key);
        this.rests.push(rest);
        this.coefficients.push(coefficient);
        return;
      }
      const total = addRationals(this.coefficients[known]!, coefficient);
      if (total !== null) {
        this.coefficients[known] = total;
        return;
      }
      // Terms whose coefficients would overflow stay apart.
      key += "'";
    }
  }

  collected(): Expression {
    const terms: Expression[] = [];
    const keys: string[] = [];
    for (let k = 0; k < this.keys.length; k++) {
      if (isZero(this.coefficients[k]!)) continue;
      keys.push(this.keys[k]!);
      terms.push(withCoefficient(this.coefficients[k]!, this.rests[k]!));
    }
    if (terms.length === 0) return zero;
    if (terms.length === 1) return terms[0]!;
    sortByKey(keys, terms);
    return { kind: "sum", terms };
  }
}

/** The canonical sum of canonical terms. */
function collectSum(terms: readonly Expression[]): Expression {
  if (terms.length === 1) return terms[0]!;
  const collecting = new Terms();
  for (const term of terms) collecting.add(term);
  return collecting.collected();
}

/** A canonical sum as content·primitive: the primitive has coprime integer coefficients and a positive first one. */
function primitivePart(
  e: Expression & { kind: "sum" },
): { content: NumberNode; primitive: Expression } | null {
  const size = rationalContent(e.terms.map(leadingCoefficient));
  if (size === null) return null;
  const content = leadingCoefficient(e).numerator < 0 ? negateRational(size) : size;
  return scaleSum(e, content);
}

function scaleSum(
  e: Expression & { kind: "sum" },
  content: NumberNode,
): { content: NumberNode; primitive: Expression } | null {
  if (isOne(content)) return { content, primitive: e };
  const inverse = makeRational(content.denominator, content.numerator);
  const terms: Expression[] = [];
  for (const term of e.terms) {
    const coefficient = inverse && multiplyRationals(leadingCoefficient(term), inverse);
    if (coefficient === null) return null;
    terms.push(withCoefficient(coefficient, withoutCoefficient(term)));
  }
  return { content, primitive: { kind: "sum", terms } };
}

/** What a product has gathered so far: powers by base, arguments of exponentials, the exact coefficient. */
class Gathering {
  coefficient: NumberNode = one;
  /** The text of each base; beside it the base, the power that it stands in, and all exponents where these are several. */
  private readonly keys: string[] = [];
  private readonly bases: Expression[] = [];
  private readonly powers: Expression[] = [];
  private readonly merged: (Expression[] | undefined)[] = [];
  private readonly exponentials: Expression[] = [];

  add(factor: Expression): void {
    switch (factor.kind) {
      case "product":
        for (const inner of factor.factors) this.add(inner);
        return;
      case "number": {
        const folded = multiplyRationals(this.coefficient, factor);
        if (folded === null) this.addPower(factor, one, factor);
        else this.coefficient = folded;
        return;
      }
      case "power":
        this.addPower(factor.base, factor.exponent, factor);
        return;
      case "sum": {
        const parts = primitivePart(factor);
        if (parts !== null) this.add(parts.content);
        const base = parts?.primitive ?? factor;
        this.addPower(base, one, base);
        return;
      }
      case "function":
        if (factor.name === "exp") this.exponentials.push(factor);
        else this.addPower(factor, one, factor);
        return;
      default:
        this.addPower(factor, one, factor);
    }
  }

  private addPower(base: Expression, exponent: Expression, power: Expression): void {
    const key = structuralText(base);
    const known = this.keys.indexOf(key);
    if (known < 0) {
      this.keys.push(key);
      this.bases.push(base);
      this.powers.push(power);
      return;
    }
    const first = this.powers[known]!;
    const exponents = this.merged[known] ?? [first.kind === "power" && first !== base ? first.exponent : one];
    exponents.push(exponent);
    this.merged[known] = exponents;
  }

  /** The factors other than the coefficient. `settled`: each is what it was, or a power of its own base and of no other. */
  factors(): { factors: Expression[]; settled: boolean } {
    const factors: Expression[] = [];
    let settled = true;
    for (let k = 0; k < this.bases.length; k++) {
      const exponents = this.merged[k];
      if (exponents === undefined) {
        factors.push(this.powers[k]!);
        continue;
      }
      const base = this.bases[k]!;
      const raised = raise(base, collectSum(exponents));
      if (raised === one) continue;
      settled &&=
        base.kind !== "number" && (raised === base || (raised.kind === "power" && raised.base === base));
      factors.push(raised);
    }
    if (this.exponentials.length === 1) factors.push(this.exponentials[0]!);
    if (this.exponentials.length > 1) {
      const merged = callCanonical("exp", collectSum(this.exponentials.map(argumentOf)));
      settled &&= merged === one || (merged.kind === "function" && merged.name === "exp");
      if (merged !== one) factors.push(merged);
    }
    return { factors, settled };
  }
}

const argumentOf = (e: Expression): Expression => (e.kind === "function" ? e.argument : e);

/** The canonical product of canonical factors. */
function collectProduct(given: readonly Expression[]): Expression {
  const [first, second] = given;
  if (given.length === 2 && first!.kind === "number") {
    const multiple = multipleOf(second!, first!);
    if (multiple !== null) return multiple;
  }
  const gathering = new Gathering();
  for (const factor of given) gathering.add(factor);
  const { coefficient } = gathering;
  if (isZero(coefficient)) return zero;
  const { factors, settled } = gathering.factors();
  // A merged power may have become a number or a product (√2·√2, (x²)^½·(x²)^½), which gathers anew.
  if (!settled) return collectProduct([coefficient, ...factors]);

  if (factors.length === 0) return coefficient;
  if (factors.length > 1) {
    sortByKey(factors.map(structuralText), factors);
    return withCoefficient(coefficient, { kind: "product", factors });
  }
  const only = factors[0]!;
  return only.kind === "sum" ? scaledSum(only, coefficient) : withCoefficient(coefficient, only);
}

/** A number times one canonical expression, which stays sorted as it is; null where a coefficient would overflow. */
function multipleOf(e: Expression, by: NumberNode): Expression | null {
  if (isZero(by)) return zero;
  if (e.kind === "sum" || e.kind === "decimal") return null;
  const coefficient = multiplyRationals(leadingCoefficient(e), by);
  return coefficient && withCoefficient(coefficient, withoutCoefficient(e));
}

function scaledSum(e: Expression & { kind: "sum" }, coefficient: NumberNode): Expression {
  const inverse = makeRational(coefficient.denominator, coefficient.numerator);
  const scaled = inverse && scaleSum(e, inverse);
  return scaled === null ? withCoefficient(coefficient, e) : scaled.primitive;
}

function asPower(base: Expression, exponent: Expression): Expression {
  return exponent.kind === "number" && isOne(exponent) ? base : { kind: "power", base, exponent };
}

/** The canonical power of a canonical base to a canonical exponent. */
function raise(base: Expression, exponent: Expression): Expression {
  if (base.kind === "function" && base.name === "exp") {
    return callCanonical("exp", collectProduct([exponent, base.argument]));
  }
  if (base.kind === "number" && base.numerator > 0) return raisePositiveNumber(base, exponent);
  if (exponent.kind !== "number") return { kind: "power", base, exponent };
  if (isZero(exponent)) return base.kind === "number" ? { kind: "power", base, exponent } : one;
  if (isOne(exponent)) return base;
  switch (base.kind) {
    case "number":
      return (
        (isInteger(exponent) && raiseRational(base, exponent.numerator)) || { kind: "power", base, exponent }
      );
    case "product":
      return raiseProduct(base.factors, exponent);
    case "power":
      return raisePower(base.base, base.exponent, exponent);
    case "sum":
      return raiseSum(base, exponent);
    case "function":
      if (base.name === "abs" && isInteger(exponent) && exponent.numerator % 2 === 0)
        return raise(base.argument, exponent);
      return { kind: "power", base, exponent };
    default:
      return { kind: "power", base, exponent };
  }
}

/** 12^(a + 3/2) prime by prime: 2^(2a)·3^a·2³·3·√3. */
function raisePositiveNumber(base: NumberNode, exponent: Expression): Expression {
  if (isOne(base)) return one;
  if (exponent.kind === "number" && isInteger(exponent)) {
    return raiseRational(base, exponent.numerator) ?? { kind: "power", base, exponent };
  }
  const above = primeFactors(base.numerator);
  const below = primeFactors(base.denominator);
  if (above === null || below === null) return { kind: "power", base, exponent };
  const primes = [...above, ...[...below].map(([prime, times]) => [prime, -times] as const)];
  if (primes.length === 1 && primes[0]![1] === 1) return raisePrime(base, exponent);
  return collectProduct(
    primes.map(([prime, times]) => raisePrime(rational(prime), collectProduct([rational(times), exponent]))),
  );
}

/** A prime to a power, with whole powers split off: 2^(x + 7/2) = 8·2^x·√2. */
function raisePrime(prime: NumberNode, exponent: Expression): Expression {
  const terms = exponent.kind === "sum" ? exponent.terms : [exponent];
  const last = terms[terms.length - 1]!;
  const whole = last.kind === "number" ? Math.floor(last.numerator / last.denominator) : 0;
  const factor = whole === 0 ? null : raiseRational(prime, whole);
  if (factor === null) return asPower(prime, exponent);
  const rest = collectSum([exponent, rational(-whole)]);
  if (rest.kind === "number" && isZero(rest)) return factor;
  return withCoefficient(factor, asPower(prime, rest));
}

/** Whole powers go to every factor; roots only past what is known to be positive. */
function raiseProduct(factors: readonly Expression[], exponent: NumberNode): Expression {
  if (isInteger(exponent)) return collectProduct(factors.map((factor) => raise(factor, exponent)));
  const outside: Expression[] = [];
  const inside: Expression[] = [];
  for (const factor of factors) {
    if (factor.kind === "number" && factor.numerator < 0) {
      outside.push(raise(negateRational(factor), exponent));
      inside.push(rational(-1));
    } else if (isKnownPositive(factor)) outside.push(raise(factor, exponent));
    else inside.push(factor);
  }
  const rest = collectProduct(inside);
  if (outside.length === 0 || (outside.length === 1 && isUnit(outside[0]!))) return asPower(rest, exponent);
  return collectProduct([...outside, raise(rest, exponent)]);
}

const isUnit = (e: Expression): boolean => e.kind === "number" && isOne(e);

function isKnownPositive(e: Expression): boolean {
  if (e.kind === "number") return e.numerator > 0;
  if (e.kind === "power") return isKnownPositive(e.base);
  return e.kind === "function" && (e.name === "exp" || e.name === "cosh");
}

/** (b^m)^n = b^(m·n) where n is whole, or where b^m is real only for positive b. */
function raisePower(base: Expression, inner: Expression, outer: NumberNode): Expression {
  const sound =
    isInteger(outer) || isKnownPositive(base) || (inner.kind === "number" && inner.denominator % 2 === 0);
  if (!sound) return { kind: "power", base: asPower(base, inner), exponent: outer };
  return raise(base, collectProduct([inner, outer]));
}

function raiseSum(base: Expression & { kind: "sum" }, exponent: NumberNode): Expression {
  const parts = primitivePart(base);
  if (parts === null) return { kind: "power", base, exponent };
  const negative = parts.content.numerator < 0 && !isInteger(exponent);
  const usable = negative ? scaleSum(base, negateRational(parts.content)) : parts;
  if (usable === null || isOne(usable.content)) return { kind: "power", base, exponent };
  return collectProduct([
    raise(usable.content, exponent),
    { kind: "power", base: usable.primitive, exponent },
  ]);
}
