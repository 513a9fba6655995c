import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inEnglish } from "@/lib/language/in-english";
import { profileOf, type UncertaintyEvidence, uncertaintyOf, uncertaintySignals } from "./uncertainty";

const usual = Array.from({ length: 200 }, (_, i) => ({
  level: 1 + (i % 3),
  transformations: [i % 2 ? "raise" : "lower"],
  length: 20 + (i % 11),
}));
const profile = profileOf(usual);
const plain: UncertaintyEvidence = {
  verdict: "verified",
  attemptCount: 8,
  verifiedCount: 8,
  undecidedCount: 0,
  nearDuplicates: 0,
  level: 2,
  transformations: ["raise"],
  length: 25,
};
const score = (evidence: UncertaintyEvidence) => uncertaintyOf(uncertaintySignals(evidence, profile));

const evidence = fc
  .record({
    attemptCount: fc.integer({ min: 0, max: 64 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    doubt: fc.double({ min: 0, max: 1, noNaN: true }),
    nearDuplicates: fc.nat(1000),
    level: fc.nat(6),
    transformations: fc.array(fc.constantFrom("raise", "lower", "swap", "__proto__"), { maxLength: 3 }),
    length: fc.nat(5000),
  })
  .map(({ share, doubt, ...rest }): UncertaintyEvidence => {
    const verifiedCount = Math.round(share * rest.attemptCount);
    const undecidedCount = Math.round(doubt * (rest.attemptCount - verifiedCount));
    const verdict = verifiedCount
      ? "verified"
      : undecidedCount
        ? "undecided"
        : rest.attemptCount
          ? "refuted"
          : null;
    return { ...rest, verifiedCount, undecidedCount, verdict };
  });

describe("how much a person's look is worth", () => {
  it("is little for a problem that every attempt solved, usual and alone of its kind", () => {
    expect(uncertaintySignals(plain, profile).map(({ id }) => id)).toEqual(["always-solved"]);
    expect(score(plain)).toBeLessThan(0.1);
  });

  it("is greatest where attempts part, and never-solved goes well before always-solved", () => {
    const solved = (verifiedCount: number) =>
      score({ ...plain, verifiedCount, verdict: verifiedCount > 0 ? "verified" : "refuted" });
    expect(solved(4)).toBeGreaterThan(solved(0));
    expect(solved(4)).toBeGreaterThan(solved(1));
    expect(solved(1)).toBeCloseTo(solved(7));
    expect(solved(1)).toBeGreaterThan(solved(8));
    expect(solved(0)).toBeGreaterThan(3 * solved(8));
  });

  it("is a share, and each signal says why", () => {
    fc.assert(
      fc.property(evidence, (each) => {
        const signals = uncertaintySignals(each, profile);
        const whole = uncertaintyOf(signals);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual(1);
        expect(whole > 0).toBe(signals.length > 0);
        for (const { strength, sentence } of signals) {
          expect(strength).toBeGreaterThan(0);
          expect(whole).toBeGreaterThanOrEqual(strength - 1e-12);
          expect(inEnglish(sentence)).toMatch(/^[A-Z0-9].*\.$/);
        }
      }),
    );
  });

  it("grows with near-duplicates and with attempts that agree, and never shrinks by a further signal", () => {
    fc.assert(
      fc.property(evidence, fc.integer({ min: 1, max: 50 }), (each, more) => {
        const crowded = { ...each, nearDuplicates: each.nearDuplicates + more };
        expect(score(crowded)).toBeGreaterThanOrEqual(score(each));
        const unsolved = { ...plain, verdict: "refuted" as const, verifiedCount: 0 };
        expect(score({ ...unsolved, attemptCount: 8 + more })).toBeGreaterThan(score(unsolved));
      }),
    );
  });

  it.each([
    ["an undecided verdict", { verdict: "undecided", verifiedCount: 0, undecidedCount: 3 }],
    ["a solve rate of 0", { verdict: "refuted", verifiedCount: 0 }],
    ["a mix of verified and refuted", { verifiedCount: 4 }],
    ["a near-duplicate", { nearDuplicates: 1 }],
    ["a transformation that is rare here", { transformations: ["swap"] }],
    ["a length far from its level's", { length: 400 }],
    ["no attempt", { verdict: null, attemptCount: 0, verifiedCount: 0 }],
  ] as const)("puts %s before one that is always solved", (_, change) => {
    expect(score({ ...plain, ...change })).toBeGreaterThan(score(plain) + 0.05);
  });

  it("does not call anything unusual among a handful", () => {
    const few = profileOf(usual.slice(0, 5));
    const odd = { ...plain, transformations: ["swap"], length: 400 };
    expect(uncertaintySignals(odd, few)).toEqual(uncertaintySignals(plain, few));
  });
});
