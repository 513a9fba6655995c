import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOfAtMost, mostBad, type Sample, sampleSizeToRuleOut } from "./acceptance-sampling";

describe("the chance of few bad problems in a sample", () => {
  it("is what counting every sample gives", () => {
    // 5 of 10 drawn, 4 of the 10 bad: C(4,k)·C(6,5−k)/C(10,5) = 6, 60, 120, 60, 6 of 252.
    const sample = { population: 10, sampled: 5, bad: 4 };
    const chances = [6, 66, 186, 246, 252].map((count) => count / 252);
    for (const [most, chance] of chances.entries())
      expect(chanceOfAtMost(most, sample)).toBeCloseTo(chance, 12);
  });
});

describe("the most bad problems there may be", () => {
  it.each([
    // Nothing bad in 59 of very many rules out 5 % with 95 % confidence, in 299 1 %, in 459 1 % with 99 %: (1 − p)^n ≤ 1 − c.
    [{ population: 1_000_000, sampled: 59, bad: 0 }, 0.95, 0.05],
    [{ population: 1_000_000, sampled: 299, bad: 0 }, 0.95, 0.01],
    [{ population: 1_000_000, sampled: 459, bad: 0 }, 0.99, 0.01],
    // Clopper and Pearson's one-sided upper bounds at 95 %: 1 of 100 gives 4.656 %, 5 of 100 gives 10.225 %.
    [{ population: 10_000_000, sampled: 100, bad: 1 }, 0.95, 0.04656],
    [{ population: 10_000_000, sampled: 100, bad: 5 }, 0.95, 0.10225],
  ] as const)("%o at %d is about %d of all", (sample, confidence, share) => {
    expect(mostBad(sample, confidence) / sample.population).toBeCloseTo(share, 3);
  });

  it("is certain once everything is judged, and everything before anything is", () => {
    expect(mostBad({ population: 40, sampled: 40, bad: 3 }, 0.95)).toBe(3);
    expect(mostBad({ population: 40, sampled: 0, bad: 0 }, 0.95)).toBe(40);
    expect(mostBad({ population: 0, sampled: 0, bad: 0 }, 0.95)).toBe(0);
  });

  const samples = fc
    .record({
      population: fc.integer({ min: 1, max: 400 }),
      first: fc.double({ min: 0, max: 1, noNaN: true }),
      second: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ population, first, second }): Sample => {
      const sampled = Math.floor(first * population);
      return { population, sampled, bad: Math.floor(second * sampled) };
    });

  it("is the last number that the sample does not rule out", () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(0.8, 0.95, 0.99), (sample, confidence) => {
        const most = mostBad(sample, confidence);
        const possible = (bad: number) =>
          exactChance(sample.bad, { ...sample, bad }) > 1 - confidence + 1e-12;
        expect(possible(most) || most === sample.bad).toBe(true);
        if (most < sample.population - (sample.sampled - sample.bad)) expect(possible(most + 1)).toBe(false);
      }),
    );
  });

  it("rules out what would show so little with exactly the chance that is left", () => {
    // One of five judged, and good: with four bad among the five, a chance of a fifth.
    expect(mostBad({ population: 5, sampled: 1, bad: 0 }, 0.8)).toBe(3);
  });

  it("falls with more judged and rises with more found bad", () => {
    fc.assert(
      fc.property(samples, (sample) => {
        if (sample.sampled < sample.population)
          expect(mostBad({ ...sample, sampled: sample.sampled + 1 }, 0.95)).toBeLessThanOrEqual(
            mostBad(sample, 0.95),
          );
        if (sample.bad < sample.sampled)
          expect(mostBad({ ...sample, bad: sample.bad + 1 }, 0.95)).toBeGreaterThan(mostBad(sample, 0.95));
      }),
    );
  });

  it("refuses counts that cannot be", () => {
    expect(() => mostBad({ population: 10, sampled: 11, bad: 0 }, 0.95)).toThrow(RangeError);
    expect(() => mostBad({ population: 10, sampled: 5, bad: 6 }, 0.95)).toThrow(RangeError);
    expect(() => mostBad({ population: 10, sampled: 5, bad: 1 }, 1)).toThrow(RangeError);
  });
});

it("a sample of the size asked for rules the share out, and one less does not", () => {
  expect(sampleSizeToRuleOut(0.05, 1_000_000, 0.95)).toBe(59);
  expect(sampleSizeToRuleOut(0, 50, 0.95)).toBe(48);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (population, share) => {
        const size = sampleSizeToRuleOut(share, population, 0.95);
        const ruledOut = (sampled: number) =>
          mostBad({ population, sampled, bad: 0 }, 0.95) <= Math.floor(share * population + 1e-9);
        expect(ruledOut(size)).toBe(true);
        if (size > 0) expect(ruledOut(size - 1)).toBe(false);
      },
    ),
  );
});

/** By whole numbers alone: every sample counted. */
function exactChance(most: number, { population, sampled, bad }: Sample): number {
  let favourable = 0n;
  for (let found = 0; found <= most; found++)
    favourable += choose(bad, found) * choose(population - bad, sampled - found);
  return Number((favourable * 10n ** 30n) / choose(population, sampled)) / 1e30;
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}
