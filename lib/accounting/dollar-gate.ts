import type { Words } from "@/lib/language/words";

/** Sums of prices differ in their last digits by the order in which they were added. */
const roundingOff = 1e-9;

/**
 * Holds the units of a run back so that together they stay within its budget: a unit begins only where what is left pays for
 * it and for each one in hand, all as dear as the dearest so far. Until a first price is known, one unit goes alone. A unit
 * dearer than all before it may still pass the budget, by the difference.
 */
export class DollarGate {
  private inHand = 0;
  private dearest: number | null = null;
  private waiting: (() => void)[] = [];

  /** @param left US dollars of the budget; null where there is none, and nothing is held back */
  constructor(private left: number | null) {}

  /** Does a unit's work as soon as it may begin, or says in words why none may any more. */
  async through(work: () => Promise<void>): Promise<Words | null> {
    while (this.inHand > 0 && !this.paysFor(this.inHand + 1)) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (!this.paysFor(1)) {
      const values = { left: inDollars(this.left!), dearest: inDollars(this.dearest!) };
      return { key: "cost.usedUp.nextUnit", values };
    }
    this.inHand += 1;
    try {
      await work();
      return null;
    } finally {
      this.inHand -= 1;
      for (const resume of this.waiting.splice(0)) resume();
    }
  }

  /** A unit was paid for. @param left what remains of the budget as it stands now */
  paid(dollars: number, left: number | null): void {
    this.dearest = Math.max(this.dearest ?? 0, dollars);
    this.left = left;
  }

  private paysFor(units: number): boolean {
    if (this.left === null) return true;
    return this.dearest === null ? units === 1 : units * this.dearest <= this.left * (1 + roundingOff);
  }
}

/** To a hundredth of a cent, since a request often costs less than a cent. */
const inDollars = (dollars: number): string => String(Math.max(0, Math.round(dollars * 1e4) / 1e4));
