import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, rational } from "../expression";
import {
  addPolynomials,
  dividePolynomials,
  expressionOf,
  factorsOfPolynomial,
  multiplyPolynomials,
  type Polynomial,
  polynomialOf,
  primitive,
  raisePolynomial,
  rationalFunctionOf,
  within,
} from "./polynomial";
import { parseStatement } from "./statement";

const read = (text: string) => parseStatement(text)!.integrand;
const text = (p: Polynomial): string => canonicalText(expressionOf(p));
const small = fc
  .array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 3 })
  .map((lower): Polynomial => [...lower.map((c) => rational(c)), rational(1)]);

describe("polynomials", () => {
  it("divide so that quotient·divisor + remainder gives back the dividend", () => {
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        const dividend = addPolynomials(multiplyPolynomials(a, b), c);
        const { quotient, remainder } = dividePolynomials(dividend, b);
        expect(text(addPolynomials(multiplyPolynomials(quotient, b), remainder))).toBe(text(dividend));
        expect(remainder.length).toBeLessThan(b.length);
      }),
    );
  });

  it("factor into what multiplies back to them", () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const p = primitive(multiplyPolynomials(a, multiplyPolynomials(a, b)));
        const factors = within(() => factorsOfPolynomial(p));
        fc.pre(factors !== null);
        const product = factors!.reduce<Polynomial>(
          (total, { base, multiplicity }) => multiplyPolynomials(total, raisePolynomial(base, multiplicity)),
          [rational(1)],
        );
        expect(text(primitive(product))).toBe(text(p));
      }),
    );
  });

  it.each([
    ["x^4 + 4", 2],
    ["x^4 - 1", 3],
    ["x^4 + x^2 + 1", 2],
    ["x^3 + 1", 2],
    ["x^4 + 1", 1],
  ])("%s has %i factors over the rationals", (statement, count) => {
    expect(factorsOfPolynomial(polynomialOf(read(statement))!)).toHaveLength(count);
  });

  it("cancel common factors of a quotient", () => {
    const quotient = rationalFunctionOf(read("(x^4 + x^2 + 1)/(x^2 + x + 1)"))!;
    expect([text(quotient.numerator), text(quotient.denominator)]).toEqual([
      canonicalText(read("x^2 - x + 1")),
      "1",
    ]);
  });

  it("give up rather than round", () => {
    expect(polynomialOf(read("(123456789*x + 1)^9"))).toBeNull();
    expect(polynomialOf(read("sin(x)"))).toBeNull();
  });
});
