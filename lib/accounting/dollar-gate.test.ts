import fc from "fast-check";
import { expect, it } from "vitest";
import { DollarGate } from "./dollar-gate";

/** Passes units of these prices through a gate in so many lanes; the lengths decide which ends first. */
async function spend(budget: number, prices: readonly number[], lanes: number) {
  let [spent, most, inHand, refusals] = [0, 0, 0, 0];
  const gate = new DollarGate(budget);
  const line = prices[Symbol.iterator]();
  const lane = async () => {
    for (const price of line) {
      const refused = await gate.through(async () => {
        most = Math.max(most, ++inHand);
        for (let turns = (price * 7) % 5; turns > 0; turns--) await null;
        spent += price;
        inHand--;
        gate.paid(price, budget - spent);
      });
      if (refused) refusals++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { spent, most, refusals };
}

it("lets as many units of one price through as the budget pays for, whatever the number of lanes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (price, paid, lanes) => {
        const { spent, refusals } = await spend((paid + 0.5) * price, Array(20).fill(price), lanes);
        expect(spent).toBe(price * Math.min(20, Math.max(1, paid)));
        expect(refusals).toBe(20 - Math.min(20, Math.max(1, paid)));
      },
    ),
  );
});

it("passes the budget by no more than a unit is dearer than those before it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 5, max: 10 }), { minLength: 1, maxLength: 30 }),
      async (prices) => {
        const { spent } = await spend(60, prices, 4);
        // Four in hand, each dearer by 5 than what was expected of it.
        expect(spent).toBeLessThanOrEqual(60 + 4 * 5);
      },
    ),
  );
});

it("begins several at once where the budget is far away or there is none", async () => {
  expect((await spend(1e6, Array(20).fill(4), 4)).most).toBe(4);
  const gate = new DollarGate(null);
  let [inHand, most] = [0, 0];
  const unit = () =>
    gate.through(async () => {
      most = Math.max(most, ++inHand);
      await null;
      inHand--;
    });
  expect(await Promise.all([unit(), unit(), unit()])).toEqual([null, null, null]);
  expect(most).toBe(3);
});

it("goes on after a unit that failed, and says what is left and what a unit costs", async () => {
  const gate = new DollarGate(1);
  const failing = gate.through(() => Promise.reject(new Error("broken")));
  const next = gate.through(async () => gate.paid(0.75, 0.25));
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBeNull();
  expect(await gate.through(async () => {})).toEqual({
    key: "cost.usedUp.nextUnit",
    values: { left: "0.25", dearest: "0.75" },
  });
});
