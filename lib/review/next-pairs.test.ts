import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedDifficulties, type PairAnswer } from "@/lib/curriculum/bradley-terry";
import { nextPairs, pairKey } from "./next-pairs";

describe("the next pairs to compare", () => {
  it("never holds a problem twice, nor a pair that was judged", () => {
    const judged = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 40 });
    fc.assert(
      fc.property(judged, fc.integer({ min: 1, max: 6 }), (done, wanted) => {
        const keys = new Set(done.map(([a, b]) => pairKey(a, b)));
        const pairs = nextPairs(comparedDifficulties(8, []), keys, wanted);
        const problems = pairs.flatMap(({ left, right }) => [left, right]);
        expect(new Set(problems).size).toBe(problems.length);
        expect(pairs.length).toBeLessThanOrEqual(wanted);
        for (const { left, right } of pairs) expect(keys.has(pairKey(left, right))).toBe(false);
      }),
    );
  });

  it("comes back to every problem before it asks twice of one, and ends when all pairs are judged", () => {
    const answers: PairAnswer[] = [];
    const judged = new Set<string>();
    for (let asked = 0; asked < 3; asked++) {
      const [pair] = nextPairs(comparedDifficulties(6, answers), judged, 1);
      answers.push({ ...pair!, easier: "left" });
      judged.add(pairKey(pair!.left, pair!.right));
    }
    expect(new Set(answers.flatMap(({ left, right }) => [left, right])).size).toBe(6);
    for (let a = 0; a < 6; a++) for (let b = a + 1; b < 6; b++) judged.add(pairKey(a, b));
    expect(nextPairs(comparedDifficulties(6, answers), judged, 3)).toEqual([]);
  });
});
