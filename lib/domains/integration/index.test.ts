import { describe, expect, it } from "vitest";
import { domainById } from "../registry";
import { integrationDomain } from "./index";

const statementOf = (text: string): string => {
  const read = integrationDomain.readProblem(text);
  return read.ok ? read.value.statement : `refused: ${read.error.message}`;
};

describe("reading a problem", () => {
  it.each([
    ["x*sin(x)", "x*sin(x)"],
    ["∫ x*sin(x) dx", "x*sin(x)"],
    ["\\int x \\sin x \\, dx", "x*sin(x)"],
    ["$\\int x e^{x} \\, dx$", "x*exp(x)"],
    ["\\[\\int \\frac{dx}{x^2+1}\\]", "1/(x^2 + 1)"],
    ["\\displaystyle\\int x^2\\,\\mathrm{d}x", "x^2"],
    ["\\int \\frac{x\\,dx}{x^2+1}", "x/(x^2 + 1)"],
    ["∫ dx/(x^2+1)", "1/(x^2 + 1)"],
    ["∫ xdx", "x"],
    ["∫sin(2x)dx", "sin(2*x)"],
    ["Find the integral of x^2 dx.", "x^2"],
    ["Evaluate ∫ e^x dx =", "exp(x)"],
    ["Integrate x*cos(x)", "x*cos(x)"],
    ["Integral(x*sin(x), x)", "x*sin(x)"],
    ["integrate(x*exp(x), x)", "x*exp(x)"],
    ["∫ t*sin(t) dt", "x*sin(x)"],
  ])("takes %s for the integrand %s", (text, statement) => {
    expect(statementOf(text)).toBe(statement);
  });

  it.each([
    ["∫_0^1 x dx", 1, /bounds/],
    ["", 0, /no integrand/],
    ["∫", 0, /no integrand/],
    ["∫ dx", 0, /does not depend/],
    ["∫ 5 dx", 0, /does not depend/],
    ["∫ a*x dx", 2, /a/],
    [`x${"+sin(x)".repeat(150)}`, 0, /parts; 200 is the most/],
    ["(".repeat(10_000), null, /./],
    ["x".repeat(50_000), null, /./],
  ])("refuses %.20s where it goes wrong", (text, position, why) => {
    const read = integrationDomain.readProblem(text);
    expect(read).toMatchObject({ ok: false });
    if (read.ok) return;
    expect(read.error.message).toMatch(why);
    if (position !== null) expect(read.error.position).toBe(position);
  });

  it("gives one problem one canonical form, and typesets it", () => {
    const [a, b] = ["sin(x)*x", "∫ x sin x dx"].map((text) => integrationDomain.readProblem(text));
    if (!a?.ok || !b?.ok) throw new Error("both can be read");
    expect(a.value.canonical).toBe(b.value.canonical);
    expect(b.value.latex).toContain("\\sin");
  });
});

describe("the domain's face", () => {
  it("is found by its id", () => {
    expect(domainById("integration")).toBe(integrationDomain);
    expect(domainById("toString")).toBeNull();
  });

  it("judges answers as models write them", () => {
    expect(integrationDomain.verify("x*cos(x)", "<ANSWER>x*sin(x) + cos(x) + C</ANSWER>", "s").kind).toBe(
      "verified",
    );
    expect(integrationDomain.verify("x*cos(x)", "x*sin(x)", "s").kind).toBe("refuted");
    expect(integrationDomain.verify("x*cos(x)", "Integral(x*cos(x), x)", "s").kind).toBe("undecided");
    expect(integrationDomain.answerLatex("x**2/2 + C")).toMatch(/x\^/);
    expect(integrationDomain.answerLatex("no formula at all")).toBeNull();
  });

  it("plots what a problem asks for beside what an answer gives, and nothing that it cannot read", () => {
    const points = integrationDomain.plotAnswer("2*x", "x^3", 1)!;
    const middle = points[Math.floor(points.length / 2)]!;
    expect(middle.x).toBeCloseTo(1, 9);
    expect(middle.expected).toBeCloseTo(2, 9);
    expect(middle.actual).toBeCloseTo(3, 9);
    expect(integrationDomain.plotAnswer("1/x", "log(x)", 0)!.some(({ expected }) => expected === null)).toBe(
      true,
    );
    expect(integrationDomain.plotAnswer("2*x", "no formula at all", 1)).toBeNull();
  });

  it("writes variants that are problems, under one seed always the same", () => {
    const request = { count: 8, intends: "easier", transformationIds: [], seed: "s" } as const;
    const variants = integrationDomain.writeVariants("x^2*exp(3*x)/(x^2+4)", request);
    expect(variants).toHaveLength(8);
    expect(integrationDomain.writeVariants("x^2*exp(3*x)/(x^2+4)", request)).toEqual(variants);
    for (const variant of variants) {
      expect(integrationDomain.readProblem(variant.statement)).toMatchObject({
        ok: true,
        value: { canonical: variant.canonical },
      });
    }
    expect(integrationDomain.writeVariants("no problem", request)).toEqual([]);
  });

  it("can be sent to another thread or page, but for its functions", () => {
    const { transformations, problemSets, promptNotes } = integrationDomain;
    expect(() => structuredClone({ transformations, problemSets, promptNotes })).not.toThrow();
  });
});
