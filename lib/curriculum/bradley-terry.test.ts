import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/domains/seeded-random";
import { chanceLeftIsEasier, comparedDifficulties, type PairAnswer } from "./bradley-terry";

const count = 6;
const answers = fc.array(
  fc
    .record({
      left: fc.nat(count - 1),
      right: fc.nat(count - 1),
      easier: fc.constantFrom("left" as const, "right" as const, null),
    })
    .filter(({ left, right }) => left !== right),
  { maxLength: 60 },
);
const swap = { left: "right", right: "left" } as const;

describe("difficulty by comparison", () => {
  it("knows nothing before the first answer", () => {
    for (const { difficulty, standardError } of comparedDifficulties(count, [])) {
      expect(difficulty).toBe(0);
      expect(standardError).toBeCloseTo(2 * Math.sqrt(1 - 1 / count), 9);
    }
    expect(comparedDifficulties(0, [])).toEqual([]);
  });

  it("finds one problem's margin where the slope of the posterior is zero", () => {
    // Three wins of three: 3(1 − p) = d/4 for each side, with p the chance at a distance of 2d.
    const [easy, hard] = comparedDifficulties(
      2,
      Array.from({ length: 3 }, () => ({ left: 0, right: 1, easier: "left" as const })),
    );
    const d = hard!.difficulty;
    expect(easy!.difficulty).toBeCloseTo(-d, 9);
    expect(3 * (1 - chanceLeftIsEasier(-d, d))).toBeCloseTo(d / 4, 9);
  });

  it("is finite, centred, the same for a pair shown the other way round, and mirrored by opposite answers", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const found = comparedDifficulties(count, given);
        const total = found.reduce((sum, { difficulty }) => sum + difficulty, 0);
        expect(total).toBeCloseTo(0, 6);
        const turned = given.map(({ left, right, easier }) => ({
          left: right,
          right: left,
          easier: easier && swap[easier],
        }));
        const opposite = given.map((one) => ({ ...one, easier: one.easier && swap[one.easier] }));
        const again = comparedDifficulties(count, turned);
        const mirrored = comparedDifficulties(count, opposite);
        found.forEach(({ difficulty, standardError }, i) => {
          expect(Number.isFinite(difficulty)).toBe(true);
          expect(standardError).toBeGreaterThan(0);
          expect(standardError).toBeLessThanOrEqual(2 + 1e-9);
          expect(again[i]!.difficulty).toBeCloseTo(difficulty, 6);
          expect(mirrored[i]!.difficulty).toBeCloseTo(-difficulty, 6);
        });
      }),
    );
  });

  it("calls a problem easier, and less uncertain, for a further answer that it is", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const before = comparedDifficulties(count, given);
        const one: PairAnswer = { left: 0, right: 1, easier: "left" };
        const after = comparedDifficulties(count, [...given, one]);
        expect(after[0]!.difficulty).toBeLessThan(before[0]!.difficulty);
        expect(after[1]!.difficulty).toBeGreaterThan(before[1]!.difficulty);
      }),
    );
  });

  it("recovers difficulties that made the answers, within its own standard errors", () => {
    const random = seededRandom("bradley-terry");
    const truth = Array.from({ length: 12 }, (_, i) => (i - 5.5) / 3);
    const made: PairAnswer[] = [];
    for (let i = 0; i < 3_000; i++) {
      const left = Math.floor(random() * truth.length);
      const right = (left + 1 + Math.floor(random() * (truth.length - 1))) % truth.length;
      const isLeft = random() < chanceLeftIsEasier(truth[left]!, truth[right]!);
      made.push({ left, right, easier: isLeft ? "left" : "right" });
    }
    const found = comparedDifficulties(truth.length, made);
    const misses = found.map(
      ({ difficulty, standardError }, i) => Math.abs(difficulty - truth[i]!) / standardError,
    );
    expect(Math.max(...misses)).toBeLessThan(3.5);
    expect(misses.filter((miss) => miss > 0.2).length).toBeGreaterThan(6);
    expect(Math.max(...found.map(({ standardError }) => standardError))).toBeLessThan(0.15);
  });
});
