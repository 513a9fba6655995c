import { type ComparedDifficulty, chanceLeftIsEasier } from "@/lib/curriculum/bradley-terry";

/** Two problems to compare, by position in the list. */
export type Pair = { readonly left: number; readonly right: number };

/**
 * The pairs whose answer would tell most: those whose difficulties are least known and whose outcome is least foreseen. No
 * problem is in two of them, so that they can be shown one after another without waiting for an answer.
 * @param judged pairs that this person has compared already, as `pairKey` writes them
 */
export function nextPairs(
  difficulties: readonly ComparedDifficulty[],
  judged: ReadonlySet<string>,
  wanted: number,
): Pair[] {
  const candidates: (Pair & { worth: number })[] = [];
  for (let left = 0; left < difficulties.length; left++) {
    for (let right = left + 1; right < difficulties.length; right++) {
      if (judged.has(pairKey(left, right))) continue;
      candidates.push({ left, right, worth: worthOf(difficulties[left]!, difficulties[right]!) });
    }
  }
  candidates.sort((a, b) => b.worth - a.worth);
  const used = new Set<number>();
  const pairs: Pair[] = [];
  for (const { left, right } of candidates) {
    if (pairs.length === wanted) break;
    if (used.has(left) || used.has(right)) continue;
    used.add(left).add(right);
    // Which stands left must say nothing of which is easier.
    pairs.push((left + right) % 2 === 0 ? { left, right } : { left: right, right: left });
  }
  return pairs;
}

export const pairKey = (a: number, b: number): string => `${Math.min(a, b)}/${Math.max(a, b)}`;

function worthOf(a: ComparedDifficulty, b: ComparedDifficulty): number {
  const chance = chanceLeftIsEasier(a.difficulty, b.difficulty);
  return chance * (1 - chance) * (a.standardError ** 2 + b.standardError ** 2);
}
