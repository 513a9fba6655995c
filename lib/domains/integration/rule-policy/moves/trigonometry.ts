import { type Expression, fn, one, rational, structuralText } from "../../expression";
import {
  add,
  baseAndExponent,
  call,
  factorsOf,
  isWhole,
  linearParts,
  mul,
  neg,
  num,
  pow,
  rebuild,
  termsOf,
} from "../algebra";
import { type Move, part, rewritten, termwise } from "../move";
import { multipliedOut } from "./algebraic";

type Wave = { readonly name: "sin" | "cos"; readonly argument: Expression };

export function trigonometryMoves(f: Expression): Move[] {
  return [
    ...powerReduction(f),
    ...productToSum(f),
    ...doubleAngle(f),
    ...pythagoras(f),
    ...conjugate(f),
    ...hyperbolic(f),
    ...reductionFormulas(f),
  ];
}

const isFunction = (e: Expression, ...names: readonly string[]): e is Expression & { kind: "function" } =>
  e.kind === "function" && names.includes(e.name);

/** sin² = (1 − cos 2v)/2 in every even positive power, multiplied out. */
function powerReduction(f: Expression): Move[] {
  let changed = false;
  const next = rebuild(f, (node) => {
    if (
      node.kind !== "power" ||
      !isFunction(node.base, "sin", "cos", "sinh", "cosh") ||
      !isWhole(node.exponent)
    )
      return null;
    if (node.exponent.numerator < 2 || node.exponent.numerator % 2 !== 0) return null;
    changed = true;
    const { name, argument } = node.base;
    const twice = mul(num(2), argument);
    const half = num(1, 2);
    const square =
      name === "sin"
        ? mul(half, add(one, neg(call("cos", twice))))
        : name === "cos"
          ? mul(half, add(one, call("cos", twice)))
          : mul(half, add(call("cosh", twice), num(name === "sinh" ? -1 : 1)));
    return pow(square, num(node.exponent.numerator / 2));
  });
  return changed ? [termwise("power-reduction", "squares", multipliedOut(next))] : [];
}

/** 2·sin a·cos b = sin(a+b) + sin(a−b) and its companions, for two sine or cosine factors. */
function productToSum(f: Expression): Move[] {
  const factors = factorsOf(f);
  const waves = factors.filter((factor) => isFunction(factor, "sin", "cos")) as (Wave & Expression)[];
  if (waves.length < 2) return [];
  const [first, second] = waves as [Wave & Expression, Wave & Expression];
  const [a, b] = first.name === "sin" || second.name === "cos" ? [first, second] : [second, first];
  const together = add(a.argument, b.argument);
  const apart = add(a.argument, neg(b.argument));
  const half = num(1, 2);
  const [s, d]: readonly [Expression, Expression] =
    a.name === "sin" && b.name === "sin"
      ? [neg(call("cos", together)), call("cos", apart)]
      : a.name === "cos"
        ? [call("cos", together), call("cos", apart)]
        : [call("sin", together), call("sin", apart)];
  const rest = factors.filter((factor) => factor !== first && factor !== second);
  return [
    {
      rule: "product-to-sum",
      detail: "waves",
      known: null,
      parts: [s, d].flatMap((wave) => part(mul(half, wave, ...rest))),
    },
  ];
}

/** sin 2v and cos 2v by v, where v also occurs; sin v·cos v = sin(2v)/2. */
function doubleAngle(f: Expression): Move[] {
  const arguments_ = new Map<string, Expression>();
  rebuild(f, (node) => {
    if (isFunction(node, "sin", "cos")) arguments_.set(structuralText(node.argument), node.argument);
    return null;
  });
  const moves: Move[] = [];
  let changed = false;
  const opened = rebuild(f, (node) => {
    if (!isFunction(node, "sin", "cos")) return null;
    const half = mul(num(1, 2), node.argument);
    const single = arguments_.has(structuralText(half));
    if (
      !single &&
      !(arguments_.size === 1 && linearParts(half) !== null && isWhole(linearParts(half)!.slope))
    )
      return null;
    changed = true;
    if (node.name === "sin") return mul(num(2), call("sin", half), call("cos", half));
    return add(mul(num(2), pow(call("cos", half), 2)), num(-1));
  });
  if (changed) moves.push(rewritten("double-angle", "open", opened));
  const sine = factorsOf(f).find((factor) => isFunction(factor, "sin"));
  if (sine?.kind === "function") {
    const cosineText = structuralText(fn("cos", sine.argument));
    const cosine = factorsOf(f).find((factor) => structuralText(factor) === cosineText);
    if (cosine !== undefined) {
      const rest = factorsOf(f).filter((factor) => factor !== sine && factor !== cosine);
      moves.push(
        rewritten("double-angle", "close", mul(num(1, 2), call("sin", mul(num(2), sine.argument)), ...rest)),
      );
    }
  }
  return moves;
}

/** An even power of sine over cosines (or the other way round) through sin² = 1 − cos², term by term. */
function pythagoras(f: Expression): Move[] {
  const moves: Move[] = [];
  const pairs = [
    ["sin", "cos", -1, 1],
    ["cos", "sin", -1, 1],
    ["sinh", "cosh", 1, -1],
    ["cosh", "sinh", 1, 1],
  ] as const;
  for (const [name, partner, sign, constant] of pairs) {
    const factor = factorsOf(f).find(
      (one) => isFunction(baseAndExponent(one)[0], name) && isEven(baseAndExponent(one)[1]),
    );
    if (factor?.kind !== "power" || factor.base.kind !== "function" || !isWhole(factor.exponent)) continue;
    const square = add(num(constant), mul(num(sign), pow(call(partner, factor.base.argument), 2)));
    const rest = factorsOf(f).filter((one) => one !== factor);
    const bracket = pow(square, num(factor.exponent.numerator / 2));
    moves.push(termwise("pythagoras", name, multipliedOut(mul(bracket, ...rest))));
  }
  const denominators = factorsOf(f).filter(
    (one) => one.kind === "power" && isFunction(one.base, "sin", "cos") && isNegativeWhole(one.exponent),
  );
  if (denominators.length === 2 && factorsOf(f).length === 2) {
    const [a, b] = denominators.map((one) => baseAndExponent(one)[0]) as [Expression, Expression];
    const unity = add(pow(a, 2), pow(b, 2));
    moves.push(termwise("pythagoras", "one", multipliedOut(mul(unity, f))));
  }
  return moves;
}

const isEven = (e: Expression): boolean => isWhole(e) && e.numerator >= 2 && e.numerator % 2 === 0;
const isNegativeWhole = (e: Expression): boolean => isWhole(e) && e.numerator < 0;

/** 1/(1 ± cos v) by 1 ∓ cos v, likewise for sin. */
function conjugate(f: Expression): Move[] {
  const below = factorsOf(f).find(
    (factor) => factor.kind === "power" && factor.base.kind === "sum" && isMinusOne(factor.exponent),
  );
  if (below?.kind !== "power") return [];
  const terms = termsOf(below.base);
  const wave = terms.find((term) => isFunction(factorsOf(term)[factorsOf(term).length - 1]!, "sin", "cos"));
  const unit = terms.find((term) => term !== wave);
  if (wave === undefined || terms.length !== 2 || unit?.kind !== "number" || unit.numerator ** 2 !== 1)
    return [];
  const bare = factorsOf(wave).length === 1 ? wave : null;
  if (bare?.kind !== "function") return [];
  const partner = call(bare.name === "sin" ? "cos" : "sin", bare.argument);
  const rest = factorsOf(f).filter((factor) => factor !== below);
  const top = multipliedOut(mul(add(unit, neg(wave)), ...rest));
  return [termwise("conjugate", bare.name, multipliedOut(mul(top, pow(partner, -2))))];
}

const isMinusOne = (e: Expression): boolean => isWhole(e) && e.numerator === -1;

function hyperbolic(f: Expression): Move[] {
  let changed = false;
  const next = rebuild(f, (node) => {
    if (!isFunction(node, "sinh", "cosh")) return null;
    changed = true;
    const sign = num(node.name === "sinh" ? -1 : 1);
    return mul(num(1, 2), add(call("exp", node.argument), mul(sign, call("exp", neg(node.argument)))));
  });
  return changed ? [termwise("to-exponentials", "all", multipliedOut(next))] : [];
}

/** ∫sinⁿ, ∫cosⁿ, ∫secⁿ, ∫cscⁿ of a linear inner function, two powers lower. */
function reductionFormulas(f: Expression): Move[] {
  if (f.kind !== "power" || !isFunction(f.base, "sin", "cos") || !isWhole(f.exponent)) return [];
  const linear = linearParts(f.base.argument);
  const n = f.exponent.numerator;
  if (linear === null || Math.abs(n) < 2 || n === -2) return [];
  const v = f.base.argument;
  const sine = f.base.name === "sin";
  const partner = call(sine ? "cos" : "sin", v);
  const sign = num(sine ? -1 : 1);
  const invert = pow(linear.slope, -1);
  if (n > 0) {
    const known = mul(sign, num(1, n), pow(f.base, n - 1), partner, invert);
    return [
      {
        rule: "power-reduction",
        detail: "formula",
        known,
        parts: part(mul(rational(n - 1, n), pow(f.base, n - 2))),
      },
    ];
  }
  const m = -n;
  const known = mul(sign, num(1, m - 1), pow(f.base, 1 - m), partner, invert);
  return [
    {
      rule: "power-reduction",
      detail: "secant",
      known,
      parts: part(mul(rational(m - 2, m - 1), pow(f.base, 2 - m))),
    },
  ];
}
